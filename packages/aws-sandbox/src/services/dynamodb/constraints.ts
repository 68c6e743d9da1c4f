import { Constraints } from '../../validation';

/** Limits of DynamoDB's service model. */
export const DYNAMODB_CONSTRAINTS: Constraints = {
  BillingMode: { enum: ['PROVISIONED', 'PAY_PER_REQUEST'] },
  TableClass: { enum: ['STANDARD', 'STANDARD_INFREQUENT_ACCESS'] },
  GlobalSecondaryIndexes: { maxItems: 20 },
  LocalSecondaryIndexes: { maxItems: 5 },
  'StreamSpecification.StreamViewType': {
    enum: ['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY'],
  },
  'SSESpecification.SSEType': { enum: ['KMS'] },
  'ProvisionedThroughput.ReadCapacityUnits': { min: 1 },
  'ProvisionedThroughput.WriteCapacityUnits': { min: 1 },
  'PointInTimeRecoverySpecification.RecoveryPeriodInDays': { min: 1, max: 35 },
  'TimeToLiveSpecification.AttributeName': { minLength: 1, maxLength: 255 },
  Tags: { maxItems: 50 },
  'Tags[].Key': { minLength: 1, maxLength: 128 },
  'Tags[].Value': { maxLength: 256 },
  Limit: { min: 1 },
};
