import { defineType, ResourceTypeDefinition } from '../ResourceTypeDefinition';

/** Types of DynamoDB. */
export const dynamoDbTypes: Readonly<Record<string, ResourceTypeDefinition>> = {
  'AWS::DynamoDB::Table': defineType({
    required: 'KeySchema',
    replaces: 'KeySchema TableName',
    updates: `AttributeDefinitions BillingMode DeletionProtectionEnabled GlobalSecondaryIndexes LocalSecondaryIndexes
      PointInTimeRecoverySpecification ProvisionedThroughput SSESpecification StreamSpecification TableClass Tags
      TimeToLiveSpecification`,
    notImplemented: `ContributorInsightsSpecification ImportSourceSpecification KinesisStreamSpecification
      OnDemandThroughput ResourcePolicy VectorIndexes WarmThroughput`,
    attributes: 'Arn StreamArn',
    tags: 'Tags',
  }),
};
