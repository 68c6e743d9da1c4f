import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { Account, AnalyticsApi } from '@gco/plugin-gco-analytics-common';
import { analyticsApiRef } from '../api';
import { errorReason } from '../errors';
import { Translate } from '../translations';
import { Target } from './Target';
import { translateOutsideReact } from './translateOutsideReact';

function targetProblem(
  t: Translate,
  target: Target | undefined,
  accounts: Account[],
): string | undefined {
  const { account: accountId, region } = target ?? {};
  if (!accountId || !region) return t('wizard.target.required');
  const account = accounts.find(candidate => candidate.accountId === accountId);
  if (!account) return t('wizard.target.unknownAccount', { accountId });
  return account.regions.includes(region)
    ? undefined
    : t('wizard.target.unknownRegion', { region, accountId });
}

async function loadAccounts(api: AnalyticsApi, t: Translate) {
  try {
    return { accounts: (await api.listAccounts()).items };
  } catch (error) {
    return {
      problem: t('wizard.target.unchecked', { reason: errorReason(error) }),
    };
  }
}

/** Stops the wizard at an account or region that the person cannot use, however it got into the form. */
export const validateTarget: CustomFieldValidator<Target> = async (
  target,
  field,
  { apiHolder },
) => {
  const t = translateOutsideReact(apiHolder);
  const api = apiHolder.get(analyticsApiRef);
  if (!api) return;
  const { accounts, problem } = await loadAccounts(api, t);
  const found = problem ?? targetProblem(t, target, accounts ?? []);
  if (found) field.addError(found);
};
