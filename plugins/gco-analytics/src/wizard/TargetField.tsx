import { useEffect } from 'react';
import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { Alert, BgProvider, Button, Select } from '@backstage/ui';
import { errorReason } from '../errors';
import { useAccounts } from '../hooks';
import { useAnalyticsTranslation } from '../translations';
import styles from './fields.module.css';

/** Value of the field `GcoTarget`: where the environment will run. */
export const targetFieldSchema = makeFieldSchema({
  output: z =>
    z.object({
      account: z.string().optional().describe('12-digit AWS account id'),
      region: z.string().optional().describe('AWS region, e.g. eu-west-1'),
    }),
});

/** Asks for the AWS account and, among those it has switched on, the region of a new environment. */
export function TargetField(props: typeof targetFieldSchema.TProps) {
  const {
    formData,
    onChange,
    schema,
    required,
    disabled,
    readonly,
    rawErrors,
    errorSchema,
  } = props;
  const { t } = useAnalyticsTranslation();
  const { value: accounts, error, isLoading, reload } = useAccounts();
  const chosen = accounts?.find(
    account => account.accountId === formData?.account,
  );
  const isFixed = disabled || readonly;
  const isRefused = rawErrors?.length > 0;
  // What the template's own schema says about the parts; the form marks only the whole.
  const accountProblem = chosen
    ? undefined
    : errorSchema?.account?.__errors?.[0];
  const regionProblem = formData?.region
    ? undefined
    : errorSchema?.region?.__errors?.[0];

  const choose = (account: string | undefined) => {
    const regions =
      accounts?.find(({ accountId }) => accountId === account)?.regions ?? [];
    const keepsRegion = regions.includes(formData?.region ?? '');
    const onlyRegion = regions.length === 1 ? regions[0] : undefined;
    onChange({ account, region: keepsRegion ? formData?.region : onlyRegion });
  };
  useEffect(() => {
    // Where there is nothing to choose, nobody is asked to.
    if (accounts?.length === 1 && !formData?.account && !isFixed) {
      choose(accounts[0].accountId);
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [accounts]);

  if (error && !accounts) {
    return (
      <Alert
        role="alert"
        status="danger"
        icon
        title={t('wizard.target.error')}
        description={errorReason(error)}
        customActions={
          <Button variant="secondary" onPress={() => reload()}>
            {t('wizard.target.retry')}
          </Button>
        }
      />
    );
  }
  if (accounts?.length === 0) {
    return (
      <Alert
        role="status"
        status="warning"
        icon
        title={t('wizard.target.none.title')}
        description={t('wizard.target.none.description')}
      />
    );
  }
  return (
    // The scaffolder's form stands on a surface of the old design system, which BUI's fields cannot know.
    <BgProvider bg="neutral-1">
      <div
        className={styles.target}
        role="group"
        aria-label={schema.title ?? t('wizard.target.account')}
      >
        <Select
          label={t('wizard.target.account')}
          description={schema.description}
          placeholder={
            isLoading
              ? t('wizard.target.loading')
              : t('wizard.target.accountPlaceholder')
          }
          isRequired={required}
          isDisabled={isFixed || isLoading}
          validationBehavior="aria"
          isInvalid={(isRefused && !chosen) || undefined}
          validate={() => accountProblem ?? true}
          options={(accounts ?? []).map(({ accountId, name }) => ({
            id: accountId,
            label: t('wizard.target.option', { name, accountId }),
          }))}
          value={chosen?.accountId ?? null}
          onChange={key => choose(key === null ? undefined : String(key))}
        />
        <Select
          label={t('wizard.target.region')}
          placeholder={
            chosen
              ? t('wizard.target.regionPlaceholder')
              : t('wizard.target.accountFirst')
          }
          isRequired={required}
          isDisabled={isFixed || !chosen}
          validationBehavior="aria"
          isInvalid={(isRefused && !formData?.region) || undefined}
          validate={() => regionProblem ?? true}
          options={(chosen?.regions ?? []).map(region => ({
            id: region,
            label: region,
          }))}
          value={
            chosen?.regions.includes(formData?.region ?? '')
              ? formData?.region ?? null
              : null
          }
          onChange={key =>
            onChange({
              account: chosen?.accountId,
              region: key === null ? undefined : String(key),
            })
          }
        />
      </div>
    </BgProvider>
  );
}
