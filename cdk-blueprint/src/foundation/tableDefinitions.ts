/** A secondary index; all keys are strings, and an index has all attributes. */
export interface IndexDefinition {
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey?: string;
}

/** What makes a table what it is. CloudFormation replaces a table when its key changes. */
export interface TableDefinition {
  /** What the table holds, for people. */
  readonly holds: string;
  readonly partitionKey: string;
  readonly indexes: readonly IndexDefinition[];

  /** Attribute with the time, in seconds, after which DynamoDB drops an item. */
  readonly timeToLive?: string;
}

/** The tables by which the regions of a project work together. Keys, indexes and their names are a contract with GCO. */
export const TABLES = {
  Templates: {
    holds: 'templates of jobs',
    partitionKey: 'template_name',
    indexes: [],
  },
  Webhooks: {
    holds: 'registered webhooks',
    partitionKey: 'webhook_id',
    indexes: [{ name: 'namespace-index', partitionKey: 'namespace' }],
  },
  Jobs: {
    holds: 'jobs of all regions',
    partitionKey: 'job_id',
    timeToLive: 'ttl',
    indexes: [
      {
        name: 'region-status-index',
        partitionKey: 'target_region',
        sortKey: 'status',
      },
      {
        name: 'namespace-index',
        partitionKey: 'namespace',
        sortKey: 'submitted_at',
      },
      {
        name: 'status-index',
        partitionKey: 'status',
        sortKey: 'submitted_at',
      },
    ],
  },
  InferenceEndpoints: {
    holds: 'inference endpoints that should exist',
    partitionKey: 'endpoint_name',
    indexes: [],
  },
  Missions: {
    holds: 'mission sessions',
    partitionKey: 'session_id',
    indexes: [
      {
        name: 'status-index',
        partitionKey: 'status',
        sortKey: 'created_at',
      },
    ],
  },
} as const satisfies Record<string, TableDefinition>;

/** Name of one of {@link TABLES}. */
export type TableKey = keyof typeof TABLES;

/** The tables' names in the order in which they are listed. */
export const TABLE_KEYS = Object.keys(TABLES) as TableKey[];
