import type { FileSystemConfig } from '@aws-sdk/client-lambda';
import { CallContext } from '../../core/types';
import { EfsState } from '../efs/EfsState';
import { Ec2State } from '../ec2/Ec2State';
import { invalidParameter } from './lambdaErrors';
import { FunctionMount, FunctionVpc } from './LambdaState';

/** Reads and checks the file systems of a function. */
export function functionMounts(
  context: CallContext,
  configs: readonly FileSystemConfig[],
  vpc: FunctionVpc | undefined,
): FunctionMount[] {
  return configs.map(({ Arn, LocalMountPath }) => {
    if (!vpc) {
      throw invalidParameter(
        'Function must be configured to execute in a VPC to reference access point.',
      );
    }
    checkReachable(context, Arn!, vpc);
    return { arn: Arn!, localMountPath: LocalMountPath! };
  });
}

/** The access point must exist, and its file system have a usable mount target in every zone of the function. */
function checkReachable(
  context: CallContext,
  arn: string,
  vpc: FunctionVpc,
): void {
  const efs = EfsState.of(context);
  const point = efs.accessPoints.get(arn.split('/').pop()!);
  if (!point || point.AccessPointArn !== arn) {
    throw invalidParameter(`EFS access point ${arn} does not exist.`);
  }
  const fileSystem = efs.fileSystem(point.FileSystemId);
  const targets = efs.mountTargetsOf(fileSystem.FileSystemId);
  const { subnets } = Ec2State.of(context);
  const zones = new Set(
    vpc.subnetIds.map(id => subnets.require(id).AvailabilityZone),
  );
  const inNetwork = targets.filter(({ VpcId }) => VpcId === vpc.vpcId);
  for (const zone of zones) {
    if (
      !inNetwork.some(
        ({ AvailabilityZoneName }) => AvailabilityZoneName === zone,
      )
    ) {
      throw invalidParameter(
        `EFS file system ${fileSystem.FileSystemArn} does not have mount targets created in all availability zones the function will execute in. Please create EFS mount targets for availability zone ${zone}.`,
      );
    }
  }
  const isPending = inNetwork.some(
    ({ AvailabilityZoneName, LifeCycleState }) =>
      zones.has(AvailabilityZoneName) && LifeCycleState !== 'available',
  );
  if (isPending) {
    throw invalidParameter(
      `EFS file system ${fileSystem.FileSystemArn} has mount targets created in all availability zones the function will execute in, but not all are in the available life cycle state yet. Please wait for them to become available and try the request again.`,
    );
  }
}
