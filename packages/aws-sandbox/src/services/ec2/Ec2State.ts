import { randomBytes } from 'crypto';
import { CallContext } from '../../core/types';
import { ec2Error } from './ec2Error';
import {
  FlowLog,
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
  readonly #code: string;
  readonly #noun: string;

  constructor(code: string, noun: string) {
    super();
    this.#code = code;
    this.#noun = noun;
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
    return ec2Error(this.#code, `The ${this.#noun} '${id}' does not exist`);
  }

  list(): T[] {
    return [...this.values()];
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
