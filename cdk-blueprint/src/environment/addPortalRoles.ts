import * as iam from 'aws-cdk-lib/aws-iam';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config';
import { EnvironmentNames } from '../config/environmentNames';
import { AccessRole } from './AccessRole';
import { Spark } from './addSpark';
import { Studio } from './addStudio';
import { AppsRole } from './AppsRole';
import { EmrOperatorRole } from './EmrOperatorRole';
import { ProfileRole } from './ProfileRole';

/** What the roles are about. */
export interface PortalRolesOptions {
  /** Who may assume them; without it there are none. */
  readonly access: EnvironmentConfig['access'];
  readonly names: EnvironmentNames;
  readonly studio: Studio;
  readonly executionRole: iam.IRole;

  /** Without it there is no role that starts and stops it. */
  readonly spark?: Spark;
}

/** The roles that the portal assumes, each for one kind of work. */
export interface PortalRoles {
  readonly accessRole?: iam.IRole;
  readonly profileRole?: iam.IRole;
  readonly appsRole?: iam.IRole;
  readonly emrOperatorRole?: iam.IRole;

  /** Name of the parameter that says which external id these roles ask for. */
  readonly externalIdParameter?: string;
}

/** Adds the roles that the portal assumes. */
export function addPortalRoles(
  scope: Construct,
  options: PortalRolesOptions,
): PortalRoles {
  const { access, names, studio, executionRole, spark } = options;
  if (!access) return {};
  const domain = studio.domain.arns;
  const opener = new AccessRole(scope, 'AccessRole', {
    roleName: names.accessRole,
    access,
    domain,
  });
  const maker = new ProfileRole(scope, 'ProfileRole', {
    roleName: names.profileRole,
    access,
    domain,
    executionRole,
    homeDirectory: studio.homeDirectory.blueprintFunction.function,
  });
  const { role: appsRole } = new AppsRole(scope, 'AppsRole', {
    roleName: names.appsRole,
    access,
    domain,
  });
  studio.lifecycle.endBeforeDrain(opener);
  studio.lifecycle.endBeforeDrain(maker);
  const externalId = new StringParameter(scope, 'ExternalId', {
    parameterName: names.externalIdParameter,
    stringValue: access.externalId,
    description: 'External id of the roles that the portal assumes',
  });
  return {
    externalIdParameter: externalId.parameterName,
    accessRole: opener.role,
    profileRole: maker.role,
    appsRole,
    emrOperatorRole: spark && addEmrOperatorRole(scope, options, spark),
  };
}

function addEmrOperatorRole(
  scope: Construct,
  { access, names }: PortalRolesOptions,
  { application, deleteGuard }: Spark,
): iam.IRole | undefined {
  if (!access) return undefined;
  const operator = new EmrOperatorRole(scope, 'EmrOperatorRole', {
    roleName: names.emrOperatorRole,
    access,
    applicationArn: application.applicationArn,
  });
  operator.node.addDependency(deleteGuard);
  return operator.role;
}
