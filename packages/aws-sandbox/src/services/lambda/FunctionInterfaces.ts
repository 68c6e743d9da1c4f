import { randomUUID } from 'crypto';
import { durationOf } from '../../core/faults';
import { serviceLinkedRole } from '../../core/serviceLinkedRole';
import { CallContext } from '../../core/types';
import { Ec2State } from '../ec2/Ec2State';
import { LAMBDA_HOST } from './executionRole';
import { FunctionVpc } from './LambdaState';

/** How long AWS keeps a network interface that no function uses any more, in AWS time. */
const LINGER_MS = 5 * 60_000;

interface SharedInterface {
  readonly interfaceId: string;
  readonly functionArns: Set<string>;
}

/**
 * The network interfaces through which functions reach their networks: one for each pair of subnet and set of security
 * groups, shared by the functions that have both, and removed some minutes after the last of them has gone.
 */
export class FunctionInterfaces {
  private readonly interfaces = new Map<string, SharedInterface>();

  static of(context: CallContext): FunctionInterfaces {
    return context.store('lambda-interfaces', () => new FunctionInterfaces());
  }

  async attach(
    context: CallContext,
    functionArn: string,
    vpc: FunctionVpc,
  ): Promise<void> {
    for (const subnetId of vpc.subnetIds) {
      const key = keyOf(subnetId, vpc);
      let shared = this.interfaces.get(key);
      if (!shared) {
        const { NetworkInterface } = await context.invoke(
          'ec2',
          'CreateNetworkInterface',
          {
            SubnetId: subnetId,
            Description: `AWS Lambda VPC ENI-${functionArn
              .split(':')
              .pop()}-${randomUUID()}`,
            Groups: [...vpc.securityGroupIds],
            InterfaceType: 'lambda',
          },
          serviceLinkedRole(context, LAMBDA_HOST),
        );
        shared = {
          interfaceId: NetworkInterface.NetworkInterfaceId,
          functionArns: new Set(),
        };
        this.interfaces.set(key, shared);
      }
      shared.functionArns.add(functionArn);
    }
  }

  /** Takes note of an interface that is there already. */
  adopt(
    functionArn: string,
    place: { vpc: FunctionVpc; subnetId: string; interfaceId: string },
  ): void {
    const { vpc, subnetId, interfaceId } = place;
    this.interfaces.set(keyOf(subnetId, vpc), {
      interfaceId,
      functionArns: new Set([functionArn]),
    });
  }

  detach(context: CallContext, functionArn: string, vpc: FunctionVpc): void {
    for (const subnetId of vpc.subnetIds) {
      const key = keyOf(subnetId, vpc);
      const shared = this.interfaces.get(key);
      shared?.functionArns.delete(functionArn);
      if (shared && !shared.functionArns.size) {
        const lingering = durationOf(
          context,
          'AWS::Lambda::Function',
          'delete',
          LINGER_MS,
        );
        void context.clock
          .sleep(lingering)
          .then(() => this.removeUnused(context, key, shared));
      }
    }
  }

  /** Whether interfaces of this network still wait for their removal. */
  areLingering(vpc: FunctionVpc): boolean {
    return vpc.subnetIds.some(
      subnetId =>
        this.interfaces.get(keyOf(subnetId, vpc))?.functionArns.size === 0,
    );
  }

  private removeUnused(
    context: CallContext,
    key: string,
    shared: SharedInterface,
  ): void {
    if (!shared.functionArns.size && this.interfaces.get(key) === shared) {
      this.interfaces.delete(key);
      Ec2State.of(context).networkInterfaces.delete(shared.interfaceId);
    }
  }
}

function keyOf(subnetId: string, { securityGroupIds }: FunctionVpc): string {
  return [subnetId, ...[...securityGroupIds].sort()].join('|');
}
