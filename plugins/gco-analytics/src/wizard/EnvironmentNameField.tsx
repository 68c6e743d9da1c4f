import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { BgProvider, Text, TextField } from '@backstage/ui';
import { useAnalyticsTranslation } from '../translations';
import { nameProblem } from './environmentNameCheck';
import { useEnvironmentNameCheck } from './useEnvironmentNameCheck';
import styles from './fields.module.css';

/** Value of the field `GcoEnvironmentName`: the name as a string. */
export const environmentNameFieldSchema = makeFieldSchema({
  output: z => z.string(),
});

/** Asks for the name of a new environment and says while it is typed whether it can be used. */
export function EnvironmentNameField(
  props: typeof environmentNameFieldSchema.TProps,
) {
  const { formData: name, onChange, schema, uiSchema, rawErrors } = props;
  const { t } = useAnalyticsTranslation();
  const verdict = useEnvironmentNameCheck(name);
  const isChecking = verdict === 'checking';
  const problem =
    !name || !verdict || isChecking ? undefined : nameProblem(t, verdict, name);
  const isNews =
    verdict === 'free' || verdict === 'retry' || verdict === 'unchecked';

  return (
    // The scaffolder's form stands on a surface of the old design system, which BUI's fields cannot know.
    <BgProvider bg="neutral-1">
      <div className={styles.field}>
        <TextField
          id={props.idSchema?.$id}
          label={schema.title ?? t('wizard.name.label')}
          description={
            uiSchema['ui:description'] ??
            schema.description ??
            t('wizard.name.description')
          }
          placeholder={uiSchema['ui:placeholder']}
          isRequired={props.required}
          isDisabled={props.disabled}
          isReadOnly={props.readonly}
          autoComplete="off"
          spellCheck="false"
          value={name ?? ''}
          onChange={value => onChange(value || undefined)}
          validationBehavior="aria"
          // What the form found on "Next" stands below the field already.
          isInvalid={(rawErrors?.length > 0 && !isNews) || undefined}
          validate={() => problem ?? true}
        />
        <Text
          variant="body-small"
          color="secondary"
          className={styles.news}
          data-good={verdict === 'free'}
          role="status"
        >
          {isChecking && name && t('wizard.name.checking', { name })}
          {isNews && name && t(`wizard.name.${verdict}`, { name })}
        </Text>
      </div>
    </BgProvider>
  );
}
