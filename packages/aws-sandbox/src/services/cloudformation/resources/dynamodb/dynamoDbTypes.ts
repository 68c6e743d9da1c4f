import { defineType, ResourceTypeDefinition } from '../ResourceTypeDefinition';

/** Types of DynamoDB. */
export const dynamoDbTypes: Readonly<Record<string, ResourceTypeDefinition>> = {
  'AWS::DynamoDB::Table': defineType({
    notImplemented: `ContributorInsightsSpecification ImportSourceSpecification KinesisStreamSpecification
      OnDemandThroughput ResourcePolicy VectorIndexes WarmThroughput`,
  }),
};
