import { randomBytes } from 'crypto';
import { CallContext } from '../../core/types';
import { ec2Error } from './ec2Error';
import {
  DhcpOptions,
  FlowLog,
  Instance,
  InternetGateway,
  NatGateway,
  NetworkInterface,
  RouteTable,
  SecurityGroup,
  Subnet,
  Vpc,
  VpcEndpoint,
  Address,
} from './records';

/** Records of one kind by id, with EC2's error for an id that is not there. */
export class Records<T> extends Map<string, T> {
  private readonly code: string;
  private readonly noun: string;

  constructor(code: string, noun: string) {
    super();
    this.code = code;
    this.noun = noun;
  }

  /** Throws `Invalid….NotFound` for an unknown id. */
  require(id: string): T {
    const record = this.get(id);
    if (!record) {
      throw this.missing(id);
    }
    return record;
  }

  missing(id: string) {
    return ec2Error(this.code, `The ${this.noun} '${id}' does not exist`);
  }

  list(): T[] {
    return [...this.values()];
  }

  /** The records that fulfil a condition; the others are missing, as far as whoever gets these can tell. */
  only(condition: (record: T) => boolean): Records<T> {
    const some = new Records<T>(this.code, this.noun);
    for (const [id, record] of this) {
      if (condition(record)) {
        some.set(id, record);
      }
    }
    return some;
  }
}

/** The networks of one account and region. */
export class Ec2State {
  readonly vpcs = new Records<Vpc>('InvalidVpcID.NotFound', 'vpc ID');
  readonly subnets = new Records<Subnet>(
    'InvalidSubnetID.NotFound',
    'subnet ID',
  );
  readonly routeTables = new Records<RouteTable>(
    'InvalidRouteTableID.NotFound',
    'routeTable ID',
  );
  readonly internetGateways = new Records<InternetGateway>(
    'InvalidInternetGatewayID.NotFound',
    'internetGateway ID',
  );
  readonly addresses = new Records<Address>(
    'InvalidAllocationID.NotFound',
    'allocation ID',
  );
  readonly natGateways = new Records<NatGateway>(
    'NatGatewayNotFound',
    'NAT gateway',
  );
  readonly securityGroups = new Records<SecurityGroup>(
    'InvalidGroup.NotFound',
    'security group',
  );
  readonly vpcEndpoints = new Records<VpcEndpoint>(
    'InvalidVpcEndpointId.NotFound',
    'VpcEndpoint ID',
  );
  readonly flowLogs = new Records<FlowLog>(
    'InvalidFlowLogId.NotFound',
    'flow log ID',
  );
  readonly dhcpOptions = new Records<DhcpOptions>(
    'InvalidDhcpOptionsID.NotFound',
    'dhcpOptions ID',
  );
  readonly instances = new Records<Instance>(
    'InvalidInstanceID.NotFound',
    'instance ID',
  );
  readonly networkInterfaces = new Records<NetworkInterface>(
    'InvalidNetworkInterfaceID.NotFound',
    'networkInterface ID',
  );

  static of(context: CallContext): Ec2State {
    return context.store('ec2', () => new Ec2State());
  }
}

/** An id as EC2 makes them: `vpc-0f3a…` with 17 hexadecimal digits. */
export function ec2Id(prefix: string): string {
  return `${prefix}-0${randomBytes(8).toString('hex')}`;
}
