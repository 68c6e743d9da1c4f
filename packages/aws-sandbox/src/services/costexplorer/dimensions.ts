import { AwsError } from '../../core/AwsError';
import { CostLedger } from './CostLedger';
import { CostLine } from './costLines';
import { ceValidation } from './costExplorerError';
import { DAY_MS } from './days';

const DIMENSIONS: Readonly<Record<string, (line: CostLine) => string>> = {
  SERVICE: line => line.service,
  REGION: line => line.region,
  LINKED_ACCOUNT: line => line.accountId,
  USAGE_TYPE: line => line.usageType,
  RECORD_TYPE: () => 'Usage',
};

/** Dimensions of AWS that the books here do not have. */
const OTHERS = new Set(
  `AZ INSTANCE_TYPE LINKED_ACCOUNT_NAME OPERATION PURCHASE_TYPE SERVICE_CODE USAGE_TYPE_GROUP OPERATING_SYSTEM TENANCY
  SCOPE PLATFORM SUBSCRIPTION_ID LEGAL_ENTITY_NAME DEPLOYMENT_OPTION DATABASE_ENGINE CACHE_ENGINE INSTANCE_TYPE_FAMILY
  BILLING_ENTITY RESERVATION_ID RESOURCE_ID RIGHTSIZING_TYPE SAVINGS_PLANS_TYPE SAVINGS_PLAN_ARN PAYMENT_OPTION
  AGREEMENT_END_DATE_TIME_AFTER AGREEMENT_END_DATE_TIME_BEFORE INVOICING_ENTITY ANOMALY_TOTAL_IMPACT_ABSOLUTE
  ANOMALY_TOTAL_IMPACT_PERCENTAGE`.split(/\s+/),
);

/** How to read a dimension of a line. */
export function dimension(key: string | undefined): (line: CostLine) => string {
  const read = DIMENSIONS[key ?? ''];
  if (read) {
    return read;
  }
  throw OTHERS.has(key ?? '')
    ? new AwsError(
        'NotImplemented',
        `ce: the dimension ${key} is not implemented by the local AWS`,
      )
    : ceValidation(`Failed to parse request: unknown dimension ${key}`);
}

/** The value of a tag that a line carries: empty where there is none, or where the key did not count at the time. */
export function tagValue(
  ledger: CostLedger,
  line: CostLine,
  key: string,
): string {
  const value = line.tags[key];
  return value !== undefined && ledger.carriesTag(key, line.day * DAY_MS)
    ? value
    : '';
}
