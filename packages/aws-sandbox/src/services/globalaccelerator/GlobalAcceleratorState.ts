import type {
  AcceleratorAttributes,
  AcceleratorStatus,
  CreateEndpointGroupRequest,
  PortRange,
} from '@aws-sdk/client-global-accelerator';
import { CallContext } from '../../core/types';

/** An accelerator. */
export interface Accelerator {
  readonly arn: string;
  name: string;
  enabled: boolean;
  status: AcceleratorStatus;
  readonly dnsName: string;
  ipAddressType: 'IPV4' | 'DUAL_STACK';
  readonly ipAddresses: string[];
  readonly createdTime: Date;
  lastModifiedTime: Date;
  readonly token?: string;
  attributes: AcceleratorAttributes;
  tags: Map<string, string>;
}

export interface Listener {
  readonly arn: string;
  readonly acceleratorArn: string;
  portRanges: PortRange[];
  protocol: string;
  clientAffinity: string;
}

export interface EndpointGroup {
  readonly arn: string;
  readonly listenerArn: string;
  readonly region: string;
  settings: EndpointGroupSettings;
}

/** What of an endpoint group can change. */
export type EndpointGroupSettings = Pick<
  CreateEndpointGroupRequest,
  | 'EndpointConfigurations'
  | 'HealthCheckIntervalSeconds'
  | 'HealthCheckPath'
  | 'HealthCheckPort'
  | 'HealthCheckProtocol'
  | 'PortOverrides'
  | 'ThresholdCount'
  | 'TrafficDialPercentage'
>;

/** The accelerators of one account; they belong to no region. */
export class GlobalAcceleratorState {
  readonly accelerators = new Map<string, Accelerator>();
  readonly listeners = new Map<string, Listener>();
  readonly endpointGroups = new Map<string, EndpointGroup>();

  static of(context: CallContext): GlobalAcceleratorState {
    return context.accountStore(
      'globalaccelerator',
      () => new GlobalAcceleratorState(),
    );
  }

  listenersOf(acceleratorArn: string): Listener[] {
    return [...this.listeners.values()].filter(
      listener => listener.acceleratorArn === acceleratorArn,
    );
  }

  endpointGroupsOf(listenerArn: string): EndpointGroup[] {
    return [...this.endpointGroups.values()].filter(
      group => group.listenerArn === listenerArn,
    );
  }
}
