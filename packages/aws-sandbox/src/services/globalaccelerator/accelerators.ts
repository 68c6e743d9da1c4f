import type {
  Accelerator as ShownAccelerator,
  CreateAcceleratorRequest,
  CreateAcceleratorResponse,
  DeleteAcceleratorRequest,
  DescribeAcceleratorAttributesRequest,
  DescribeAcceleratorAttributesResponse,
  DescribeAcceleratorRequest,
  DescribeAcceleratorResponse,
  ListAcceleratorsRequest,
  ListAcceleratorsResponse,
  UpdateAcceleratorAttributesRequest,
  UpdateAcceleratorRequest,
  UpdateAcceleratorResponse,
} from '@aws-sdk/client-global-accelerator';
import { randomBytes, randomUUID } from 'crypto';
import { CallContext, Operation } from '../../core/types';
import { accessAccelerator, requestTagConditions } from './access';
import { deploy } from './deploy';
import { gaError, invalidArgument } from './errors';
import { globalAcceleratorOperation } from './globalAcceleratorOperation';
import { Accelerator, GlobalAcceleratorState } from './GlobalAcceleratorState';
import { page } from './page';

const NAME = /^[a-zA-Z0-9]([a-zA-Z0-9-]{0,62}[a-zA-Z0-9])?$/;

function shown(accelerator: Accelerator): ShownAccelerator {
  return {
    AcceleratorArn: accelerator.arn,
    Name: accelerator.name,
    Enabled: accelerator.enabled,
    Status: accelerator.status,
    DnsName: accelerator.dnsName,
    IpAddressType: accelerator.ipAddressType,
    IpSets: [
      {
        IpFamily: 'IPv4',
        IpAddressFamily: 'IPv4',
        IpAddresses: accelerator.ipAddresses,
      },
    ],
    CreatedTime: accelerator.createdTime,
    LastModifiedTime: accelerator.lastModifiedTime,
  };
}

/** Addresses of a block that is reserved for documentation, so that none is anybody's. */
function staticAddresses(state: GlobalAcceleratorState): string[] {
  const used = state.accelerators.size * 2;
  return [1, 2].map(
    offset =>
      `198.51.${100 + Math.floor((used + offset) / 250)}.${
        ((used + offset) % 250) + 1
      }`,
  );
}

function checkName(name: string | undefined): string {
  if (!NAME.test(name ?? '')) {
    throw invalidArgument(
      `Name ${name} must have 1 to 64 letters, digits and hyphens, and begin and end with none of the latter.`,
    );
  }
  return name!;
}

/** Operations on accelerators. */
export const acceleratorOperations: Record<string, Operation> = {
  CreateAccelerator: globalAcceleratorOperation<
    CreateAcceleratorRequest,
    CreateAcceleratorResponse
  >((context, input) => {
    const conditions = requestTagConditions(input.Tags);
    context.authorize('globalaccelerator:CreateAccelerator', '*', conditions);
    if (input.Tags?.length) {
      context.authorize('globalaccelerator:TagResource', '*', conditions);
    }
    if (input.IpAddresses?.length || input.IpAddressType === 'DUAL_STACK') {
      throw invalidArgument(
        'Own addresses and dual stack are not implemented by the local AWS',
      );
    }
    const name = checkName(input.Name);
    const state = GlobalAcceleratorState.of(context);
    const repeated = [...state.accelerators.values()].find(
      other =>
        input.IdempotencyToken !== undefined &&
        other.token === input.IdempotencyToken,
    );
    if (repeated) {
      return { Accelerator: shown(repeated) };
    }
    const { partition, accountId, clock } = context;
    const accelerator: Accelerator = {
      arn: `arn:${partition}:globalaccelerator::${accountId}:accelerator/${randomUUID()}`,
      name,
      enabled: input.Enabled ?? true,
      status: 'IN_PROGRESS',
      dnsName: `a${randomBytes(8).toString('hex')}.awsglobalaccelerator.com`,
      ipAddressType: 'IPV4',
      ipAddresses: staticAddresses(state),
      createdTime: clock.now(),
      lastModifiedTime: clock.now(),
      token: input.IdempotencyToken,
      attributes: { FlowLogsEnabled: false },
      tags: new Map((input.Tags ?? []).map(({ Key, Value }) => [Key!, Value!])),
    };
    state.accelerators.set(accelerator.arn, accelerator);
    deploy(context, accelerator, 'create');
    return { Accelerator: shown(accelerator) };
  }),

  DescribeAccelerator: globalAcceleratorOperation<
    DescribeAcceleratorRequest,
    DescribeAcceleratorResponse
  >((context, input) => ({
    Accelerator: shown(
      accessAccelerator(context, 'DescribeAccelerator', input.AcceleratorArn),
    ),
  })),

  ListAccelerators: globalAcceleratorOperation<
    ListAcceleratorsRequest,
    ListAcceleratorsResponse
  >((context, input) => {
    context.authorize('globalaccelerator:ListAccelerators', '*');
    const { items, nextToken } = page(
      GlobalAcceleratorState.of(context).accelerators.values(),
      input,
    );
    return { Accelerators: items.map(shown), NextToken: nextToken };
  }),

  UpdateAccelerator: globalAcceleratorOperation<
    UpdateAcceleratorRequest,
    UpdateAcceleratorResponse
  >((context, input) => {
    const accelerator = accessAccelerator(
      context,
      'UpdateAccelerator',
      input.AcceleratorArn,
    );
    accelerator.name =
      input.Name === undefined ? accelerator.name : checkName(input.Name);
    accelerator.enabled = input.Enabled ?? accelerator.enabled;
    deploy(context, accelerator);
    return { Accelerator: shown(accelerator) };
  }),

  DeleteAccelerator: globalAcceleratorOperation<
    DeleteAcceleratorRequest,
    object
  >((context, input) => {
    const accelerator = accessAccelerator(
      context,
      'DeleteAccelerator',
      input.AcceleratorArn,
    );
    const state = GlobalAcceleratorState.of(context);
    if (accelerator.enabled) {
      throw gaError(
        'AcceleratorNotDisabledException',
        `The accelerator ${accelerator.arn} must be disabled before it can be deleted.`,
      );
    }
    if (state.listenersOf(accelerator.arn).length > 0) {
      throw gaError(
        'AssociatedListenerFoundException',
        `The accelerator ${accelerator.arn} has listeners; delete them first.`,
      );
    }
    if (accelerator.status !== 'DEPLOYED') {
      throw gaError(
        'TransactionInProgressException',
        `The accelerator ${accelerator.arn} is ${accelerator.status}.`,
      );
    }
    state.accelerators.delete(accelerator.arn);
    return {};
  }),

  DescribeAcceleratorAttributes: globalAcceleratorOperation<
    DescribeAcceleratorAttributesRequest,
    DescribeAcceleratorAttributesResponse
  >((context, input) => ({
    AcceleratorAttributes: accessAccelerator(
      context,
      'DescribeAcceleratorAttributes',
      input.AcceleratorArn,
    ).attributes,
  })),

  UpdateAcceleratorAttributes: globalAcceleratorOperation<
    UpdateAcceleratorAttributesRequest,
    DescribeAcceleratorAttributesResponse
  >((context, input) => updateAttributes(context, input)),
};

function updateAttributes(
  context: CallContext,
  { AcceleratorArn, ...change }: UpdateAcceleratorAttributesRequest,
): DescribeAcceleratorAttributesResponse {
  const accelerator = accessAccelerator(
    context,
    'UpdateAcceleratorAttributes',
    AcceleratorArn,
  );
  const attributes = { ...accelerator.attributes, ...change };
  if (attributes.FlowLogsEnabled && !attributes.FlowLogsS3Bucket) {
    throw invalidArgument(
      'FlowLogsS3Bucket and FlowLogsS3Prefix must be given when flow logs are enabled.',
    );
  }
  accelerator.attributes = attributes;
  return { AcceleratorAttributes: attributes };
}
