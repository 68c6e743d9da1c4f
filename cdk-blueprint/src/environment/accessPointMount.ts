import * as efs from 'aws-cdk-lib/aws-efs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { IDependable } from 'constructs';
import { CLIENT_ACTIONS } from './fileSystemActions';

/** Options of {@link accessPointMount}. */
export interface AccessPointMountOptions {
  readonly accessPoint: efs.IAccessPoint;

  /** Directory in the function, below `/mnt/`. */
  readonly path: string;

  /** Ready before the function is made: Lambda looks for them at once. */
  readonly mountTargets: IDependable;
}

// The constructor is CDK's, for its subclasses.
class AccessPointMount extends lambda.FileSystem {
  static of(config: lambda.FileSystemConfig): lambda.FileSystem {
    return new AccessPointMount(config);
  }
}

/**
 * A file system as a function mounts it: through one access point, which is also all that the function's role may mount.
 * CDK's own way would let the role mount every file system that has an access point, and name rules after the stack.
 */
export function accessPointMount(
  options: AccessPointMountOptions,
): lambda.FileSystem {
  const { accessPoint, path, mountTargets } = options;
  return AccessPointMount.of({
    arn: accessPoint.accessPointArn,
    localMountPath: path,
    dependency: [mountTargets],
    policies: [
      new iam.PolicyStatement({
        sid: 'MountThroughAccessPoint',
        actions: [...CLIENT_ACTIONS],
        resources: [accessPoint.fileSystem.fileSystemArn],
        conditions: {
          StringEquals: {
            'elasticfilesystem:AccessPointArn': accessPoint.accessPointArn,
          },
        },
      }),
      // The file system's policy cannot name one access point; without this, it would let the role through them all.
      new iam.PolicyStatement({
        sid: 'DenyOtherMounts',
        effect: iam.Effect.DENY,
        actions: [...CLIENT_ACTIONS],
        resources: [accessPoint.fileSystem.fileSystemArn],
        conditions: {
          StringNotEquals: {
            'elasticfilesystem:AccessPointArn': accessPoint.accessPointArn,
          },
        },
      }),
    ],
  });
}
