import {
  Environment,
  EnvironmentSummary,
} from '@gco/plugin-gco-analytics-common';
import {
  EnvironmentRecord,
  OperationRecord,
  toPublicOperation,
} from '../store';

/** The environment as the API shows it: field by field, so that nothing secret slips in. */
export function presentEnvironment(
  record: EnvironmentRecord,
  operation: OperationRecord | undefined,
): Environment {
  return {
    ...presentSummary(record),
    stackName: record.stackName,
    config: record.config,
    outputs: record.outputs,
    ...(operation && { operation: toPublicOperation(operation) }),
  };
}

function presentSummary(record: EnvironmentRecord): EnvironmentSummary {
  return {
    name: record.name,
    owner: record.owner,
    accountId: record.accountId,
    region: record.region,
    state: record.state,
    health: record.health,
    ...(record.blueprintVersion && {
      blueprintVersion: record.blueprintVersion,
    }),
    createdBy: record.createdBy,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
  };
}
