import {
  EnvironmentState,
  EnvironmentSummary,
  PLUGIN_ID,
  RESOURCE_TYPE_ANALYTICS_ENVIRONMENT,
} from '@gco/plugin-gco-analytics-common';
import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { EnvironmentFilter } from '../store';

/** What rules look at. Also exists before an environment does: as what it would become. */
export type EnvironmentResource = Pick<
  EnvironmentSummary,
  'name' | 'owner' | 'accountId' | 'region' | 'state'
>;

/**
 * Resource type of environments, for permission policies.
 *
 * @public
 */
export const analyticsEnvironmentResourceRef = createPermissionResourceRef<
  EnvironmentResource,
  EnvironmentFilter
>().with({
  pluginId: PLUGIN_ID,
  resourceType: RESOURCE_TYPE_ANALYTICS_ENVIRONMENT,
});

const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'The environment belongs to one of these owners',
  resourceRef: analyticsEnvironmentResourceRef,
  paramsSchema: z.object({
    owners: z
      .array(z.string())
      .describe('Entity refs of groups, such as the groups of a person'),
  }),
  apply: (environment, { owners }) =>
    owners.map(lowerCase).includes(environment.owner),
  toQuery: ({ owners }) => ({
    column: 'owner',
    values: owners.map(lowerCase),
  }),
});

const inAccount = createPermissionRule({
  name: 'IN_ACCOUNT',
  description: 'The environment is in one of these AWS accounts',
  resourceRef: analyticsEnvironmentResourceRef,
  paramsSchema: z.object({
    accountIds: z.array(z.string()).describe('12-digit AWS account ids'),
  }),
  apply: (environment, { accountIds }) =>
    accountIds.includes(environment.accountId),
  toQuery: ({ accountIds }) => ({ column: 'account_id', values: accountIds }),
});

const hasState = createPermissionRule({
  name: 'HAS_STATE',
  description: 'The environment is in one of these states',
  resourceRef: analyticsEnvironmentResourceRef,
  paramsSchema: z.object({
    states: z
      .array(z.string())
      .describe('States such as active, changing, failed'),
  }),
  apply: (environment, { states }) =>
    (states as EnvironmentState[]).includes(environment.state),
  toQuery: ({ states }) => ({ column: 'state', values: states }),
});

export const analyticsEnvironmentRules = { isOwner, inAccount, hasState };

const exported = createConditionExports({
  resourceRef: analyticsEnvironmentResourceRef,
  rules: analyticsEnvironmentRules,
});

/**
 * Conditions for permission policies: `isOwner({ owners })`, `inAccount({ accountIds })`, `hasState({ states })`.
 *
 * @public
 */
export const analyticsEnvironmentConditions = exported.conditions;

/**
 * Makes a policy's decision depend on {@link analyticsEnvironmentConditions}.
 *
 * @public
 */
export const createAnalyticsEnvironmentConditionalDecision =
  exported.createConditionalDecision;

/** Stored owners are lower case, as entity refs are. */
function lowerCase(ref: string): string {
  return ref.toLocaleLowerCase('en-US');
}
