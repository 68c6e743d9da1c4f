import type {
  AttributeDefinition,
  AttributeValue,
  BillingMode,
  IndexStatus,
  KeySchemaElement,
  Projection,
  ProvisionedThroughput,
  SSESpecification,
  StreamSpecification,
  TableClass,
  TableStatus,
} from '@aws-sdk/client-dynamodb';
import { CallContext } from '../../core/types';

/** Attributes of an item by name. */
export type Item = Record<string, AttributeValue>;

/** A secondary index. */
export interface TableIndex {
  readonly name: string;
  readonly keySchema: KeySchemaElement[];
  readonly projection: Projection;
  provisionedThroughput?: ProvisionedThroughput;
  status: IndexStatus;
}

/** A table and what is in it. */
export interface Table {
  readonly name: string;
  readonly arn: string;
  readonly id: string;
  readonly creationTime: Date;
  readonly keySchema: KeySchemaElement[];
  attributeDefinitions: AttributeDefinition[];
  status: TableStatus;
  billingMode: BillingMode;
  provisionedThroughput?: ProvisionedThroughput;
  readonly globalIndexes: Map<string, TableIndex>;
  readonly localIndexes: Map<string, TableIndex>;
  stream?: StreamSpecification & { label: string };
  sse?: SSESpecification & { keyArn: string };
  tableClass?: TableClass;
  deletionProtection: boolean;
  pointInTimeRecovery?: { since: Date; days: number };
  timeToLive?: {
    attribute: string;
    status: 'ENABLING' | 'ENABLED' | 'DISABLING';
  };
  tags: Map<string, string>;
  /** By the text of their keys. */
  readonly items: Map<string, Item>;
}

/** The tables of one account and region. */
export class DynamoDbState {
  readonly tables = new Map<string, Table>();

  static of(context: CallContext): DynamoDbState {
    return context.store('dynamodb', () => new DynamoDbState());
  }
}
