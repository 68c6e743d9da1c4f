import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  createScaffolderTaskConditionalDecision,
  scaffolderTaskConditions,
} from '@backstage/plugin-scaffolder-backend/alpha';
import {
  analyticsEnvironmentConditions,
  createAnalyticsEnvironmentConditionalDecision,
} from '@gco/plugin-gco-analytics-backend';
import {
  fleetReadPermission,
  RESOURCE_TYPE_ANALYTICS_ENVIRONMENT,
} from '@gco/plugin-gco-analytics-common';

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/** What any signed-in person may do beside reading: run templates, which check what they touch themselves. */
const OPEN_TO_ALL = ['scaffolder.task.create', 'scaffolder.action.execute'];

/**
 * The portal's rules: people act on what they or their groups own, platform engineers on everything.
 *
 * A starting point for an installation's own policy.
 */
export class AnalyticsPolicy implements PermissionPolicy {
  /** @param platformEngineers entity refs of the groups or people who run the platform */
  constructor(private readonly platformEngineers: readonly string[]) {}

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) return DENY;
    const owned = user.info.ownershipEntityRefs;
    if (owned.some(ref => this.platformEngineers.includes(ref))) return ALLOW;

    if (isResourcePermission(permission, RESOURCE_TYPE_ANALYTICS_ENVIRONMENT)) {
      return createAnalyticsEnvironmentConditionalDecision(
        permission,
        analyticsEnvironmentConditions.isOwner({ owners: owned }),
      );
    }
    if (isResourcePermission(permission, 'scaffolder-task')) {
      return createScaffolderTaskConditionalDecision(
        permission,
        scaffolderTaskConditions.isTaskOwner({
          createdBy: [user.info.userEntityRef],
        }),
      );
    }
    if (isPermission(permission, fleetReadPermission)) return DENY;
    return permission.attributes.action === 'read' ||
      OPEN_TO_ALL.includes(permission.name)
      ? ALLOW
      : DENY;
  }
}
