import type { EndpointConfiguration } from '@aws-sdk/client-api-gateway';
import { CallContext } from '../../core/types';
import { Ec2State } from '../ec2/Ec2State';
import { accountIdsOf } from '../ec2/accountIdsOf';
import { badRequest } from './apiGatewayError';
import { invalidPatchPath, Patch } from './patch';

const TYPES = ['REGIONAL', 'EDGE', 'PRIVATE'];

/** Endpoints of private APIs may be other accounts' and lead to API Gateway. */
function checkVpcEndpoint(context: CallContext, id: string): void {
  const endpoint = accountIdsOf(context)
    .map(accountId =>
      Ec2State.of(context.with({ accountId })).vpcEndpoints.get(id),
    )
    .find(Boolean);
  if (!endpoint?.ServiceName.endsWith('.execute-api')) {
    throw badRequest(`Invalid VPC Endpoint ID: ${id}`);
  }
}

/** How an API is reached, checked and with what a request leaves out. */
export function readEndpoint(
  context: CallContext,
  given: EndpointConfiguration,
): EndpointConfiguration {
  const { types = ['EDGE'], vpcEndpointIds = [], ipAddressType } = given;
  const [type] = types;
  if (types.length !== 1 || !TYPES.includes(type)) {
    throw badRequest(`Invalid endpoint types: [${types.join(', ')}]`);
  }
  const isPrivate = type === 'PRIVATE';
  if (vpcEndpointIds.length && !isPrivate) {
    throw badRequest('VPC endpoint IDs are for endpoint type PRIVATE only');
  }
  vpcEndpointIds.forEach(id => checkVpcEndpoint(context, id));
  if (isPrivate && ipAddressType === 'ipv4') {
    throw badRequest(
      'Private APIs can only have the IP address type dualstack',
    );
  }
  return {
    types,
    ipAddressType: ipAddressType ?? (isPrivate ? 'dualstack' : 'ipv4'),
    ...(vpcEndpointIds.length ? { vpcEndpointIds } : {}),
  };
}

/** Changes one thing about how an API is reached. */
export function patchEndpoint(
  context: CallContext,
  before: EndpointConfiguration,
  patch: Patch,
): EndpointConfiguration {
  const [, member, item] = patch.segments;
  const { value } = patch;
  switch (member) {
    case 'types': {
      const isPrivate = value === 'PRIVATE';
      return readEndpoint(context, {
        types: [value as 'EDGE'],
        vpcEndpointIds: isPrivate ? before.vpcEndpointIds : undefined,
      });
    }
    case 'ipAddressType':
      return readEndpoint(context, {
        ...before,
        ipAddressType: value as 'ipv4',
      });
    case 'vpcEndpointIds': {
      const id = String(value ?? item);
      const others = (before.vpcEndpointIds ?? []).filter(
        other => other !== id,
      );
      return readEndpoint(context, {
        ...before,
        vpcEndpointIds: patch.op === 'remove' ? others : [...others, id],
      });
    }
    default:
      throw invalidPatchPath(patch);
  }
}
