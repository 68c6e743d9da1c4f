import type { CreateApplicationRequest } from '@aws-sdk/client-emr-serverless';
import { AwsError } from '../../core/AwsError';
import { serviceLinkedRole } from '../../core/serviceLinkedRole';
import { CallContext } from '../../core/types';
import { fits, initialCapacityOf } from './capacity';

const HOST = 'emr-serverless.amazonaws.com';
const OPEN_RANGES = ['0.0.0.0/0', '::/0'];

type Settings = Partial<CreateApplicationRequest> & {
  type: string;
  releaseLabel: string;
};

/**
 * Checks what the limits of single members do not say: release, Livy, network.
 *
 * @throws AwsError `ValidationException`
 */
export async function validateSettings(
  context: CallContext,
  settings: Settings,
): Promise<void> {
  const { type, releaseLabel } = settings;
  if (!['SPARK', 'HIVE'].includes(type.toUpperCase())) {
    throw invalid(
      `Application type ${type} is not supported. Supported types are Spark and Hive.`,
    );
  }
  const release = parseRelease(releaseLabel);
  if (!release) {
    throw invalid(
      `Release label ${releaseLabel} is not valid or not supported.`,
    );
  }
  if (settings.interactiveConfiguration?.livyEndpointEnabled) {
    if (type.toUpperCase() !== 'SPARK') {
      throw invalid(
        `Livy endpoints are for Spark applications only, not for type ${type}.`,
      );
    }
    if (release.major < 6 || (release.major === 6 && release.minor < 14)) {
      throw invalid(
        `Livy endpoints need release emr-6.14.0 or later, not ${releaseLabel}.`,
      );
    }
  }
  if (!fits(initialCapacityOf(settings), settings.maximumCapacity)) {
    throw invalid(
      `initialCapacity is more than maximumCapacity, which is ${settings.maximumCapacity?.cpu} and ${settings.maximumCapacity?.memory}.`,
    );
  }
  await validateNetwork(context, settings.networkConfiguration);
}

function parseRelease(
  label: string,
): { major: number; minor: number } | undefined {
  const [, major, minor] =
    /^emr-(?:spark-)?(\d+)\.(\d+)\.\d+(?:-\w+)?$/.exec(label) ?? [];
  if (
    major === undefined ||
    Number(major) < 6 ||
    (Number(major) === 6 && Number(minor) < 6)
  ) {
    return undefined;
  }
  // From 8 on releases carry the engine in their name.
  return Number(major) >= 8 === label.startsWith('emr-spark-')
    ? { major: Number(major), minor: Number(minor) }
    : undefined;
}

async function validateNetwork(
  context: CallContext,
  network: CreateApplicationRequest['networkConfiguration'],
): Promise<void> {
  const service = serviceLinkedRole(context, HOST);
  const { subnetIds = [], securityGroupIds = [] } = network ?? {};
  if (subnetIds.length > 0) {
    await describe(
      context,
      'DescribeSubnets',
      { SubnetIds: subnetIds },
      service,
    );
  }
  if (securityGroupIds.length > 0) {
    const { SecurityGroups } = await describe(
      context,
      'DescribeSecurityGroups',
      { GroupIds: securityGroupIds },
      service,
    );
    for (const group of SecurityGroups) {
      const open = (group.IpPermissions ?? []).some((permission: any) =>
        [...(permission.IpRanges ?? []), ...(permission.Ipv6Ranges ?? [])].some(
          (range: any) => OPEN_RANGES.includes(range.CidrIp ?? range.CidrIpv6),
        ),
      );
      if (open) {
        throw invalid(
          `The security group ${group.GroupId} is open to the public; such groups are not supported.`,
        );
      }
    }
  }
}

async function describe(
  context: CallContext,
  operation: string,
  input: object,
  service: ReturnType<typeof serviceLinkedRole>,
): Promise<any> {
  try {
    return await context.invoke('ec2', operation, input, service);
  } catch (error) {
    throw error instanceof AwsError ? invalid(error.message) : error;
  }
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
