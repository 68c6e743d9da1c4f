import { CallContext } from '../../core/types';
import { BackupState, Plan, Vault } from './BackupState';
import { invalidParameter, notFound } from './errors';

type Conditions = Record<string, string | string[]>;

const VAULT_NAME = /^[a-zA-Z0-9\-_]{2,50}$/;

/** ARN of `backup-vault:<name>` or `backup-plan:<id>`. */
export function backupArn(context: CallContext, resource: string): string {
  const { partition, region, accountId } = context;
  return `arn:${partition}:backup:${region}:${accountId}:${resource}`;
}

/** Condition keys of a request that sets tags. */
export function requestTagConditions(
  tags: Record<string, string> = {},
): Conditions {
  const keys = Object.keys(tags);
  return {
    ...Object.fromEntries(
      keys.map(key => [`aws:RequestTag/${key}`, tags[key]]),
    ),
    ...(keys.length ? { 'aws:TagKeys': keys } : {}),
  };
}

function authorize(
  context: CallContext,
  action: string,
  resource: string,
  tags: ReadonlyMap<string, string> | undefined,
  options: { conditions?: Conditions; policy?: string } = {},
): void {
  context.authorize(
    `backup:${action}`,
    backupArn(context, resource),
    {
      ...Object.fromEntries(
        [...(tags ?? [])].map(([key, value]) => [
          `aws:ResourceTag/${key}`,
          value,
        ]),
      ),
      ...options.conditions,
    },
    { resourcePolicy: options.policy },
  );
}

/** Checks a vault's name and that the caller may do the action on it. */
export function authorizeVault(
  context: CallContext,
  action: string,
  name: string | undefined,
  conditions: Conditions = {},
): string {
  if (!VAULT_NAME.test(name ?? '')) {
    throw invalidParameter(
      `Backup vault name ${name} must match ${VAULT_NAME.source}`,
    );
  }
  const vault = BackupState.of(context).vaults.get(name!);
  authorize(context, action, `backup-vault:${name}`, vault?.tags, {
    conditions,
    policy: vault?.policy,
  });
  return name!;
}

/** A vault, once the caller may do the action on it. */
export function accessVault(
  context: CallContext,
  action: string,
  name: string | undefined,
  conditions: Conditions = {},
): Vault {
  const vault = BackupState.of(context).vaults.get(
    authorizeVault(context, action, name, conditions),
  );
  if (!vault) {
    throw notFound(`Backup Vault ${name} does not exist.`);
  }
  return vault;
}

/** A plan, once the caller may do the action on it. */
export function accessPlan(
  context: CallContext,
  action: string,
  id: string | undefined,
  conditions: Conditions = {},
): Plan {
  const plan = BackupState.of(context).plans.get(id!);
  authorize(context, action, `backup-plan:${id}`, plan?.tags, { conditions });
  if (!plan) {
    throw notFound(`Backup Plan ${id} does not exist.`);
  }
  return plan;
}
