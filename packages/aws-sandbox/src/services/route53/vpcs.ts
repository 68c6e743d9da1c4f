import type { VPC } from '@aws-sdk/client-route-53';
import { CallContext } from '../../core/types';
import { accountIdsOf } from '../ec2/accountIdsOf';
import { Ec2State } from '../ec2/Ec2State';
import { route53Error } from './route53Error';

/** The account that a network is in, if it is anywhere. */
export function ownerOf(context: CallContext, vpc: VPC): string | undefined {
  return accountIdsOf(context).find(accountId =>
    Ec2State.of(
      context.with({ accountId, region: vpc.VPCRegion ?? context.region }),
    ).vpcs.has(vpc.VPCId ?? ''),
  );
}

/** Refuses a network that an account does not have. */
export function requireVpc(
  context: CallContext,
  vpc: VPC,
  accountId: string,
): void {
  if (ownerOf(context, vpc) !== accountId) {
    throw route53Error(
      'InvalidVPCId',
      `The VPC: ${vpc.VPCId} in region ${vpc.VPCRegion} that you provided is not authorized to make the association.`,
    );
  }
}

/** Condition key of the network that a request is about. */
export function vpcConditions(vpc: VPC | undefined): Record<string, string> {
  return vpc
    ? { 'route53:VPCs': `VPCId=${vpc.VPCId},VPCRegion=${vpc.VPCRegion}` }
    : {};
}
