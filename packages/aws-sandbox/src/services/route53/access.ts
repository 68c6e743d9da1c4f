import { CallContext } from '../../core/types';
import { HostedZone, Route53State } from './Route53State';
import { route53Error } from './route53Error';

/** An id without the kind that the API puts before it. */
export function bareId(id: string | undefined): string {
  return (id ?? '').slice((id ?? '').lastIndexOf('/') + 1);
}

export function zoneArn({ partition }: CallContext, id: string): string {
  return `arn:${partition}:route53:::hostedzone/${id}`;
}

/** Checks that the caller may do an action on something of its own account: ARNs of zones name none. */
export function authorizeRoute53(
  context: CallContext,
  action: string,
  resource: string,
  conditions: Record<string, string | string[]> = {},
): void {
  context.authorize(`route53:${action}`, resource, conditions, {
    resourceAccountId: context.accountId,
  });
}

/** One's own zone, once the caller may do the action on it. */
export function accessZone(
  context: CallContext,
  action: string,
  id: string | undefined,
  conditions: Record<string, string | string[]> = {},
): HostedZone {
  const bare = bareId(id);
  authorizeRoute53(context, action, zoneArn(context, bare), conditions);
  const zone = Route53State.of(context).zone(bare);
  if (zone.accountId !== context.accountId) {
    throw route53Error(
      'AccessDenied',
      `User: ${context.principal.arn} is not authorized to access this resource`,
      403,
    );
  }
  return zone;
}
