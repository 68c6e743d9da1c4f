const SECOND = 1000;

/** What faults call a table. */
export const TABLE_TYPE = 'AWS::DynamoDB::Table';

/** How long DynamoDB takes for what it does, in AWS time. */
export const DURATIONS = {
  table: { create: 10 * SECOND, update: 5 * SECOND, delete: 10 * SECOND },
  index: { create: 60 * SECOND, delete: 10 * SECOND },
  timeToLive: 60 * SECOND,
};
