import { mockCredentials } from '@backstage/backend-test-utils';
import {
  BackstageCredentials,
  PermissionsServiceRequestOptions,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  PolicyDecision,
  QueryPermissionRequest,
} from '@backstage/plugin-permission-common';
import {
  analyticsEnvironmentConditions,
  createAnalyticsEnvironmentConditionalDecision,
} from '../permissions';

/** Who calls, as a value of the `authorization` header. */
export const personas = {
  /** Of the forecasting team. */
  ana: mockCredentials.user.header('user:default/ana'),
  /** Of the fraud team. */
  bruno: mockCredentials.user.header('user:default/bruno'),
  /** Platform engineer: may do everything. */
  petra: mockCredentials.user.header('user:default/petra'),
  /** May do nothing. */
  nadia: mockCredentials.user.header('user:default/nadia'),
  anonymous: mockCredentials.none.header(),
  catalog: serviceHeader('plugin:catalog'),
  scaffolder: serviceHeader('plugin:scaffolder'),
  otherService: serviceHeader('plugin:search'),
  /** The scaffolder on a person's behalf. */
  scaffolderForAna: onBehalfOf('user:default/ana'),
  scaffolderForBruno: onBehalfOf('user:default/bruno'),
  scaffolderForPetra: onBehalfOf('user:default/petra'),
  scaffolderForNadia: onBehalfOf('user:default/nadia'),
  /** Another service on a person's behalf. */
  searchForAna: onBehalfOf('user:default/ana', 'plugin:search'),
};

export type Persona = keyof typeof personas;

const owners: Record<string, string[]> = {
  'user:default/ana': ['user:default/ana', 'group:default/forecasting'],
  'user:default/bruno': ['user:default/bruno', 'group:default/fraud'],
};

/** The permissions service under the policy "owners act on their own, petra on all, services as the framework says". */
export async function decideForPersonas(
  queries: QueryPermissionRequest[],
  options?: PermissionsServiceRequestOptions,
): Promise<PolicyDecision[]> {
  const { principal } = (options as { credentials: BackstageCredentials })
    .credentials as ReturnType<typeof mockCredentials.user>;
  return queries.map(({ permission }) => {
    if ((principal.type as string) === 'service') {
      return { result: AuthorizeResult.ALLOW };
    }
    if (principal.userEntityRef === 'user:default/petra') {
      return { result: AuthorizeResult.ALLOW };
    }
    const owned = owners[principal.userEntityRef];
    return owned
      ? createAnalyticsEnvironmentConditionalDecision(
          permission as never,
          analyticsEnvironmentConditions.isOwner({ owners: owned }),
        )
      : { result: AuthorizeResult.DENY };
  });
}

function serviceHeader(subject: string): string {
  return mockCredentials.service.header({
    onBehalfOf: mockCredentials.service(subject),
    targetPluginId: 'gco-analytics',
  });
}

function onBehalfOf(user: string, subject = 'plugin:scaffolder'): string {
  const token = mockCredentials.user.token(user, { actor: { subject } });
  return `Bearer ${token}`;
}
