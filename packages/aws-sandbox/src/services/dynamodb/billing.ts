import type {
  BillingMode,
  ProvisionedThroughput,
} from '@aws-sdk/client-dynamodb';
import { invalidParameters } from './errors';

/** Refuses throughput for tables on demand, and its absence for all others. */
export function checkThroughput(
  mode: BillingMode,
  given: ProvisionedThroughput | undefined,
  what: string,
): void {
  if (mode === 'PAY_PER_REQUEST' && given) {
    throw invalidParameters(
      `Neither ReadCapacityUnits nor WriteCapacityUnits can be specified for ${what} when BillingMode is PAY_PER_REQUEST`,
    );
  }
  if (mode === 'PROVISIONED' && !given) {
    throw invalidParameters(
      `ReadCapacityUnits and WriteCapacityUnits must both be specified for ${what} when BillingMode is PROVISIONED`,
    );
  }
}
