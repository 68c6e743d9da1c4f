import { RemovalPolicy } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import type { FoundationParameters } from './foundationParameters';
import {
  TABLE_KEYS,
  TableDefinition,
  TableKey,
  TABLES,
} from './tableDefinitions';

/** Properties of {@link FoundationTables}. */
export interface FoundationTablesProps {
  /** Names of the parameters that say how the tables are called. */
  readonly parameters: FoundationParameters;

  /** Whether the tables outlive the stack. */
  readonly removalPolicy: RemovalPolicy;
}

/**
 * The project's DynamoDB tables: paid by request, encrypted with DynamoDB's key of the account, restorable to any second
 * of the last 35 days. CloudFormation names them; SSM parameters say how.
 */
export class FoundationTables extends Construct {
  readonly tables: Readonly<Record<TableKey, dynamodb.Table>>;

  constructor(scope: Construct, id: string, props: FoundationTablesProps) {
    super(scope, id);
    this.tables = Object.fromEntries(
      TABLE_KEYS.map(key => [key, this.addTable(key, props)]),
    ) as Record<TableKey, dynamodb.Table>;
  }

  private addTable(
    key: TableKey,
    { parameters, removalPolicy }: FoundationTablesProps,
  ): dynamodb.Table {
    const { holds, partitionKey, indexes, timeToLive }: TableDefinition =
      TABLES[key];
    const table = new dynamodb.Table(this, key, {
      partitionKey: stringAttribute(partitionKey),
      timeToLiveAttribute: timeToLive,
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      encryption: dynamodb.TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      removalPolicy,
    });
    for (const index of indexes) {
      table.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: stringAttribute(index.partitionKey),
        sortKey: index.sortKey ? stringAttribute(index.sortKey) : undefined,
        projectionType: dynamodb.ProjectionType.ALL,
      });
    }
    new ssm.StringParameter(this, `${key}Name`, {
      parameterName: parameters.tableName(key),
      description: `Name of the DynamoDB table of ${holds}`,
      stringValue: table.tableName,
    });
    return table;
  }
}

function stringAttribute(name: string): dynamodb.Attribute {
  return { name, type: dynamodb.AttributeType.STRING };
}
