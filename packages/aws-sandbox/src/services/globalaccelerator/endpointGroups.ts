import type {
  CreateEndpointGroupRequest,
  CreateEndpointGroupResponse,
  DeleteEndpointGroupRequest,
  DescribeEndpointGroupRequest,
  DescribeEndpointGroupResponse,
  EndpointGroup as ShownGroup,
  ListEndpointGroupsRequest,
  ListEndpointGroupsResponse,
  UpdateEndpointGroupRequest,
  UpdateEndpointGroupResponse,
} from '@aws-sdk/client-global-accelerator';
import { randomBytes } from 'crypto';
import { Operation } from '../../core/types';
import { accessEndpointGroup, accessListener } from './access';
import { deployOwner } from './deploy';
import { gaError, invalidArgument } from './errors';
import { globalAcceleratorOperation } from './globalAcceleratorOperation';
import {
  EndpointGroup,
  EndpointGroupSettings,
  GlobalAcceleratorState,
} from './GlobalAcceleratorState';
import { page } from './page';

const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;
const HEALTH_CHECK_INTERVALS = [10, 30];

function shown({ arn, region, settings }: EndpointGroup): ShownGroup {
  const { EndpointConfigurations = [], ...rest } = settings;
  return {
    EndpointGroupArn: arn,
    EndpointGroupRegion: region,
    ...rest,
    EndpointDescriptions: EndpointConfigurations.map(
      ({ AttachmentArn, ...endpoint }) => ({
        ...endpoint,
        HealthState: 'INITIAL' as const,
      }),
    ),
  };
}

/** The changeable part of a request, without members that are absent. */
function settingsOf(input: EndpointGroupSettings): EndpointGroupSettings {
  const settings: EndpointGroupSettings = {
    EndpointConfigurations: input.EndpointConfigurations,
    HealthCheckIntervalSeconds: input.HealthCheckIntervalSeconds,
    HealthCheckPath: input.HealthCheckPath,
    HealthCheckPort: input.HealthCheckPort,
    HealthCheckProtocol: input.HealthCheckProtocol,
    PortOverrides: input.PortOverrides,
    ThresholdCount: input.ThresholdCount,
    TrafficDialPercentage: input.TrafficDialPercentage,
  };
  const interval = settings.HealthCheckIntervalSeconds;
  if (interval !== undefined && !HEALTH_CHECK_INTERVALS.includes(interval)) {
    throw invalidArgument(
      `HealthCheckIntervalSeconds ${interval} is none of ${HEALTH_CHECK_INTERVALS.join(
        ', ',
      )}.`,
    );
  }
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined),
  );
}

/** Operations on endpoint groups. */
export const endpointGroupOperations: Record<string, Operation> = {
  CreateEndpointGroup: globalAcceleratorOperation<
    CreateEndpointGroupRequest,
    CreateEndpointGroupResponse
  >((context, input) => {
    const listener = accessListener(
      context,
      'CreateEndpointGroup',
      input.ListenerArn,
    );
    const region = input.EndpointGroupRegion!;
    if (!REGION.test(region)) {
      throw invalidArgument(`EndpointGroupRegion ${region} is not a region.`);
    }
    const state = GlobalAcceleratorState.of(context);
    const existing = state
      .endpointGroupsOf(listener.arn)
      .find(group => group.region === region);
    if (existing) {
      throw gaError(
        'EndpointGroupAlreadyExistsException',
        `The listener ${listener.arn} has an endpoint group in ${region} already: ${existing.arn}`,
      );
    }
    const group: EndpointGroup = {
      arn: `${listener.arn}/endpoint-group/${randomBytes(6).toString('hex')}`,
      listenerArn: listener.arn,
      region,
      settings: {
        HealthCheckIntervalSeconds: 30,
        HealthCheckPort: listener.portRanges[0].FromPort,
        HealthCheckProtocol: 'TCP',
        ThresholdCount: 3,
        TrafficDialPercentage: 100,
        ...settingsOf(input),
      },
    };
    state.endpointGroups.set(group.arn, group);
    deployOwner(context, group.arn);
    return { EndpointGroup: shown(group) };
  }),

  DescribeEndpointGroup: globalAcceleratorOperation<
    DescribeEndpointGroupRequest,
    DescribeEndpointGroupResponse
  >((context, input) => ({
    EndpointGroup: shown(
      accessEndpointGroup(
        context,
        'DescribeEndpointGroup',
        input.EndpointGroupArn,
      ),
    ),
  })),

  ListEndpointGroups: globalAcceleratorOperation<
    ListEndpointGroupsRequest,
    ListEndpointGroupsResponse
  >((context, input) => {
    const { arn } = accessListener(
      context,
      'ListEndpointGroups',
      input.ListenerArn,
    );
    const { items, nextToken } = page(
      GlobalAcceleratorState.of(context).endpointGroupsOf(arn),
      input,
    );
    return { EndpointGroups: items.map(shown), NextToken: nextToken };
  }),

  UpdateEndpointGroup: globalAcceleratorOperation<
    UpdateEndpointGroupRequest,
    UpdateEndpointGroupResponse
  >((context, input) => {
    const group = accessEndpointGroup(
      context,
      'UpdateEndpointGroup',
      input.EndpointGroupArn,
    );
    group.settings = { ...group.settings, ...settingsOf(input) };
    deployOwner(context, group.arn);
    return { EndpointGroup: shown(group) };
  }),

  DeleteEndpointGroup: globalAcceleratorOperation<
    DeleteEndpointGroupRequest,
    object
  >((context, input) => {
    const { arn } = accessEndpointGroup(
      context,
      'DeleteEndpointGroup',
      input.EndpointGroupArn,
    );
    GlobalAcceleratorState.of(context).endpointGroups.delete(arn);
    deployOwner(context, arn);
    return {};
  }),
};
