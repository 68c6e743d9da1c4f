import { CallContext } from '../../../../core/types';
import { FunctionInterfaces } from '../../../lambda';
import { ResourceState } from '../../model';
import { ignoreMissing } from '../ignoreMissing';
import { physicalName } from '../physicalName';
import {
  DeleteRequest,
  ResourceHandler,
  ResourceRequest,
  UpdateRequest,
} from '../ResourceHandler';
import { tagChanges } from '../tags';
import { waitUntil } from '../waitUntil';
import {
  codeInput,
  CONFIGURATION_DEFAULTS,
  configurationInput,
} from './functionInput';
import { readFunction } from './readFunction';

const MAXIMUM_NAME_LENGTH = 64;
/** Properties that other calls set than the one for the configuration. */
const ELSEWHERE = [
  'Architectures',
  'Code',
  'ReservedConcurrentExecutions',
  'RuntimeManagementConfig',
  'Tags',
];

async function settled(
  context: CallContext,
  FunctionName: string,
): Promise<string> {
  let arn = '';
  await waitUntil({
    clock: context.clock,
    what: `function ${FunctionName}`,
    intervalMs: 1_000,
    probe: async () => {
      const configuration = await context.invoke(
        'lambda',
        'GetFunctionConfiguration',
        { FunctionName },
      );
      arn = configuration.FunctionArn;
      const { State, LastUpdateStatus } = configuration;
      if (State === 'Failed' || LastUpdateStatus === 'Failed') {
        const { StateReason, LastUpdateStatusReason } = configuration;
        return { failed: StateReason ?? LastUpdateStatusReason ?? 'Failed' };
      }
      return State === 'Active' && LastUpdateStatus === 'Successful'
        ? 'ready'
        : 'waiting';
    },
  });
  return arn;
}

async function setConcurrency(
  { context, properties }: ResourceRequest,
  FunctionName: string,
): Promise<void> {
  const ReservedConcurrentExecutions = properties.number(
    'ReservedConcurrentExecutions',
  );
  await (ReservedConcurrentExecutions === undefined
    ? context.invoke('lambda', 'DeleteFunctionConcurrency', { FunctionName })
    : context.invoke('lambda', 'PutFunctionConcurrency', {
        FunctionName,
        ReservedConcurrentExecutions,
      }));
}

async function setRuntimeManagement(
  { context, properties }: ResourceRequest,
  FunctionName: string,
): Promise<void> {
  const config = properties.object('RuntimeManagementConfig');
  await context.invoke('lambda', 'PutRuntimeManagementConfig', {
    FunctionName,
    UpdateRuntimeOn:
      config
        ?.only('UpdateRuntimeOn', 'RuntimeVersionArn')
        .text('UpdateRuntimeOn') ?? 'Auto',
    RuntimeVersionArn: config?.optionalText('RuntimeVersionArn'),
  });
}

function defined(input: object): object {
  return Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined),
  );
}

async function syncTags(request: UpdateRequest, Resource: string) {
  const { set, removed } = tagChanges(request.previousTags, request.tags);
  if (removed.length) {
    await request.context.invoke('lambda', 'UntagResource', {
      Resource,
      TagKeys: removed,
    });
  }
  if (Object.keys(set).length) {
    await request.context.invoke('lambda', 'TagResource', {
      Resource,
      Tags: set,
    });
  }
}

/** The interfaces of a function's network go some time after it; CloudFormation waits for that. */
async function waitForInterfaces({
  context,
  properties,
}: DeleteRequest): Promise<void> {
  const vpc = properties.object('VpcConfig');
  const subnetIds = vpc?.texts('SubnetIds') ?? [];
  const securityGroupIds = vpc?.texts('SecurityGroupIds') ?? [];
  await waitUntil({
    clock: context.clock,
    what: 'the removal of network interfaces',
    intervalMs: 15_000,
    probe: async () =>
      FunctionInterfaces.of(context).areLingering({
        vpcId: '',
        subnetIds,
        securityGroupIds,
      })
        ? 'waiting'
        : 'ready',
  });
}

/** `AWS::Lambda::Function` */
export const functionHandler: ResourceHandler = {
  type: 'AWS::Lambda::Function',
  read: readFunction,

  async create(request): Promise<ResourceState> {
    const { context, properties, tags, started } = request;
    const FunctionName =
      properties.optionalText('FunctionName') ??
      physicalName(request, { maxLength: MAXIMUM_NAME_LENGTH });
    await context.invoke('lambda', 'CreateFunction', {
      FunctionName,
      ...configurationInput(properties),
      PackageType: properties.optionalText('PackageType'),
      Architectures: properties.texts('Architectures'),
      Code: await codeInput(properties),
      Tags: tags,
    });
    started(FunctionName);
    const Arn = await settled(context, FunctionName);
    if (properties.has('ReservedConcurrentExecutions')) {
      await setConcurrency(request, FunctionName);
    }
    if (properties.has('RuntimeManagementConfig')) {
      await setRuntimeManagement(request, FunctionName);
    }
    return { physicalId: FunctionName, attributes: { Arn } };
  },

  async update(request) {
    const { context, properties, state, changed } = request;
    const FunctionName = state.physicalId;
    if ([...changed].some(name => !ELSEWHERE.includes(name))) {
      await context.invoke('lambda', 'UpdateFunctionConfiguration', {
        FunctionName,
        ...CONFIGURATION_DEFAULTS,
        ...defined(configurationInput(properties)),
      });
      await settled(context, FunctionName);
    }
    if (changed.has('Code') || changed.has('Architectures')) {
      await context.invoke('lambda', 'UpdateFunctionCode', {
        FunctionName,
        Architectures: properties.texts('Architectures'),
        ...(await codeInput(properties)),
      });
      await settled(context, FunctionName);
    }
    if (changed.has('ReservedConcurrentExecutions')) {
      await setConcurrency(request, FunctionName);
    }
    if (changed.has('RuntimeManagementConfig')) {
      await setRuntimeManagement(request, FunctionName);
    }
    await syncTags(request, String(state.attributes.Arn));
    return state;
  },

  async delete(request) {
    const { context, state, properties } = request;
    await ignoreMissing(() =>
      context.invoke('lambda', 'DeleteFunction', {
        FunctionName: state.physicalId,
      }),
    );
    if (properties.has('VpcConfig')) {
      await waitForInterfaces(request);
    }
  },
};
