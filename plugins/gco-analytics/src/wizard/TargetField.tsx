import { useEffect } from 'react';
import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { Alert, BgProvider, Button } from '@backstage/ui';
import { errorReason } from '../errors';
import { useAccounts } from '../hooks';
import { useAnalyticsTranslation } from '../translations';
import { AccountSelect } from './AccountSelect';
import { RegionSelect } from './RegionSelect';
import { Target } from './Target';
import styles from './fields.module.css';

/** Value of the field `GcoTarget`: where the environment will run. */
export const targetFieldSchema = makeFieldSchema({
  output: z =>
    z.object({
      account: z.string().optional().describe('12-digit AWS account id'),
      region: z.string().optional().describe('AWS region, e.g. eu-west-1'),
    }),
});

function AccountsFailure(props: { error: Error; onRetry: () => void }) {
  const { t } = useAnalyticsTranslation();
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={t('wizard.target.error')}
      description={errorReason(props.error)}
      customActions={
        <Button variant="secondary" onPress={props.onRetry}>
          {t('wizard.target.retry')}
        </Button>
      }
    />
  );
}

function NoAccounts() {
  const { t } = useAnalyticsTranslation();
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
  const { value: accounts, error, reload } = useAccounts();
  const { account: accountId, region } = formData ?? {};
  const account = accounts?.find(option => option.accountId === accountId);
  const isFixed = disabled || readonly;
  const isRefused = rawErrors?.length > 0;
  // What the template's own schema says about the parts; the form marks only the whole.
  const problemOf = (part: keyof Target) => errorSchema?.[part]?.__errors?.[0];
  const accountProblem = account ? undefined : problemOf('account');
  const regionProblem = region ? undefined : problemOf('region');

  const choose = (id: string | undefined) => {
    const regions =
      accounts?.find(option => option.accountId === id)?.regions ?? [];
    const onlyRegion = regions.length === 1 ? regions[0] : undefined;
    const kept = regions.find(option => option === region);
    onChange({ account: id, region: kept ?? onlyRegion });
  };
  useEffect(() => {
    // Where there is nothing to choose, nobody is asked to.
    if (accounts?.length === 1 && !accountId && !isFixed) {
      choose(accounts[0].accountId);
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [accounts]);

  if (error && !accounts) {
    return <AccountsFailure error={error} onRetry={reload} />;
  }
  if (accounts?.length === 0) return <NoAccounts />;
  return (
    // The scaffolder's form stands on a surface of the old design system, which BUI's fields cannot know.
    <BgProvider bg="neutral-1">
      <div
        className={styles.target}
        role="group"
        aria-label={schema.title ?? t('wizard.target.account')}
      >
        <AccountSelect
          accounts={accounts}
          value={account}
          onChange={choose}
          description={schema.description}
          problem={accountProblem}
          isRequired={required}
          isDisabled={isFixed}
          isInvalid={Boolean(accountProblem) || (isRefused && !account)}
        />
        <RegionSelect
          account={account}
          value={region}
          onChange={chosen => onChange({ account: accountId, region: chosen })}
          problem={regionProblem}
          isRequired={required}
          isDisabled={isFixed}
          isInvalid={Boolean(regionProblem) || (isRefused && !region)}
        />
      </div>
    </BgProvider>
  );
}
