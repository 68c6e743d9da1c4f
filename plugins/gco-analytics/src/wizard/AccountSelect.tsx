import { Select } from '@backstage/ui';
import { Account } from '@gco/plugin-gco-analytics-common';
import { useAnalyticsTranslation } from '../translations';
import { FieldProblem } from './FieldProblem';
import styles from './fields.module.css';

/** Asks for one of the AWS accounts that the person may use, by name and id. */
export function AccountSelect(props: {
  /** Undefined while they load. */
  accounts: Account[] | undefined;
  value: Account | undefined;
  onChange: (accountId: string | undefined) => void;
  description?: string;
  problem?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  isInvalid?: boolean;
}) {
  const { accounts, value, problem, onChange } = props;
  const { t } = useAnalyticsTranslation();
  return (
    <div className={styles.field}>
      <Select
        label={t('wizard.target.account')}
        description={props.description}
        placeholder={
          accounts
            ? t('wizard.target.accountPlaceholder')
            : t('wizard.target.loading')
        }
        isRequired={props.isRequired}
        isDisabled={props.isDisabled || !accounts}
        isInvalid={props.isInvalid}
        options={(accounts ?? []).map(({ accountId, name }) => ({
          id: accountId,
          label: t('wizard.target.option', { name, accountId }),
        }))}
        value={value?.accountId ?? null}
        onChange={key => onChange(key === null ? undefined : String(key))}
      />
      <FieldProblem text={problem} />
    </div>
  );
}
