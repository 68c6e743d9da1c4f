import type { RequestedServiceQuotaChange } from '@aws-sdk/client-service-quotas';
import { CallContext } from '../../core/types';
import { Quota } from './Quota';
import { raiseQuota } from './quotas';

const MINUTE = 60_000;

/** AWS time until a person looks at the request, and until that person decides; AWS publishes neither. */
const DURATIONS = { untilCase: 1 * MINUTE, untilDecision: 30 * MINUTE };

/** Takes a request to its end: more than the quota's bound is denied, all else is granted and applies from then on. */
export async function followRequest(
  context: CallContext,
  quota: Quota,
  change: RequestedServiceQuotaChange,
): Promise<void> {
  const { clock } = context;
  const enter = (status: RequestedServiceQuotaChange['Status']) => {
    change.Status = status;
    change.LastUpdated = clock.now();
  };
  await clock.sleep(DURATIONS.untilCase);
  change.CaseId = String(change.Created!.getTime());
  enter('CASE_OPENED');
  await clock.sleep(DURATIONS.untilDecision);
  const value = change.DesiredValue!;
  if (value > quota.maximum) {
    enter('DENIED');
    return;
  }
  raiseQuota(context, {
    accountId: context.accountId,
    region: context.region,
    quota,
    value,
  });
  enter('APPROVED');
}
