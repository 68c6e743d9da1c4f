import { Select } from '@backstage/ui';
import { Account } from '@gco/plugin-gco-analytics-common';
import { useAnalyticsTranslation } from '../translations';
import { FieldProblem } from './FieldProblem';
import styles from './fields.module.css';

/** Asks for one of the regions that an AWS account has switched on. */
export function RegionSelect(props: {
  account: Account | undefined;
  value: string | undefined;
  onChange: (region: string | undefined) => void;
  problem?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  isInvalid?: boolean;
}) {
  const { account, value, problem, onChange } = props;
  const { t } = useAnalyticsTranslation();
  const regions = account?.regions ?? [];
  return (
    <div className={styles.field}>
      <Select
        label={t('wizard.target.region')}
        placeholder={
          account
            ? t('wizard.target.regionPlaceholder')
            : t('wizard.target.accountFirst')
        }
        isRequired={props.isRequired}
        isDisabled={props.isDisabled || !account}
        isInvalid={props.isInvalid}
        options={regions.map(region => ({ id: region, label: region }))}
        value={value && regions.includes(value) ? value : null}
        onChange={key => onChange(key === null ? undefined : String(key))}
      />
      <FieldProblem text={problem} />
    </div>
  );
}
