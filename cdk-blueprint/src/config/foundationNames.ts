import { roleName } from './roleNames';

/** The physical names of a foundation; everything else is named by CloudFormation. */
export interface FoundationNames {
  /** CloudFormation stack, at most 42 characters. */
  readonly stack: string;
  /** Role that the portal reads the state of environments with; unique in the account whatever the region. */
  readonly readRole: string;
  /** Beginning of the names of all parameters, without a slash at its end. */
  readonly parameterPrefix: string;
  /** Beginning of the names of all container repositories, with the slash. */
  readonly repositoryPrefix: string;
  /** AWS Backup vault and plan, at most 42 characters. */
  readonly backupVault: string;
  readonly backupPlan: string;
}

/** What names are made of. */
export interface NamedFoundation {
  readonly projectName: string;
  readonly region: string;
}

/** The names of a foundation. They depend on nothing that can change after the first deployment. */
export function foundationNames(config: NamedFoundation): FoundationNames {
  const { projectName, region } = config;
  const stack = foundationStackName(config);
  return {
    stack,
    readRole: roleName({ projectName, owner: [region], suffix: '-read' }),
    parameterPrefix: `/${projectName}`,
    repositoryPrefix: `${projectName}/`,
    backupVault: stack,
    backupPlan: stack,
  };
}

/**
 * Name of a foundation's CloudFormation stack: `<project>-foundation`.
 *
 * @public
 */
export function foundationStackName(
  config: Pick<NamedFoundation, 'projectName'>,
): string {
  return `${config.projectName}-foundation`;
}
