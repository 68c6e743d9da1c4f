import {
  EnvironmentState,
  EnvironmentSummary,
  Health,
} from '@gco/plugin-gco-analytics-common';
import { Timestamp, toDate, toIso } from './timestamps';
import { EnvironmentChanges, EnvironmentRecord } from './types';

/** A row of `environments` with the health of its snapshot. */
export interface EnvironmentRow {
  name: string;
  owner: string;
  account_id: string;
  region: string;
  state: string;
  stack_name: string;
  blueprint_version: string | null;
  config: string;
  outputs: string;
  external_id: string;
  created_by: string;
  created_at: Timestamp;
  updated_at: Timestamp;
  activated_at: Timestamp | null;
  version: number;
  generation: number;
  lease_operation_id: string | null;
  lease_expires_at: Timestamp | null;
  health: string | null;
}

export function toSummary(row: EnvironmentRow): EnvironmentSummary {
  return {
    name: row.name,
    owner: row.owner,
    accountId: row.account_id,
    region: row.region,
    state: row.state as EnvironmentState,
    health: (row.health ?? 'unknown') as Health,
    ...(row.blueprint_version && { blueprintVersion: row.blueprint_version }),
    createdBy: row.created_by,
    createdAt: toIso(row.created_at),
    updatedAt: toIso(row.updated_at),
  };
}

export function toRecord(row: EnvironmentRow): EnvironmentRecord {
  return {
    ...toSummary(row),
    stackName: row.stack_name,
    config: JSON.parse(row.config),
    outputs: JSON.parse(row.outputs),
    externalId: row.external_id,
    isDeployed: row.activated_at !== null,
    version: row.version,
    generation: row.generation,
    ...(row.lease_operation_id !== null &&
      row.lease_expires_at !== null && {
        lease: {
          operationId: row.lease_operation_id,
          expiresAt: toDate(row.lease_expires_at),
        },
      }),
  };
}

export function toColumns(
  changes: EnvironmentChanges,
): Partial<Record<keyof EnvironmentRow, unknown>> {
  const { lease } = changes;
  return {
    ...(changes.state && { state: changes.state }),
    ...(changes.config && { config: JSON.stringify(changes.config) }),
    ...(changes.outputs && { outputs: JSON.stringify(changes.outputs) }),
    ...(changes.blueprintVersion && {
      blueprint_version: changes.blueprintVersion,
    }),
    ...(changes.activatedAt && { activated_at: changes.activatedAt }),
    ...(changes.generation !== undefined && {
      generation: changes.generation,
    }),
    ...(lease !== undefined && {
      lease_operation_id: lease && lease.operationId,
      lease_expires_at: lease && lease.expiresAt,
    }),
  };
}
