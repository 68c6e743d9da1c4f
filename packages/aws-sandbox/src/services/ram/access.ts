import { CallContext } from '../../core/types';
import { RamState, ResourceShare } from './RamState';
import { ramError } from './ramError';

type Conditions = Record<string, string | string[]>;

/** Condition keys of what a request would share with whom. */
export function requestConditions(request: {
  principals?: readonly string[];
  resourceArns?: readonly string[];
  allowExternalPrincipals?: boolean;
  tags?: readonly { key?: string; value?: string }[];
}): Conditions {
  const { principals, resourceArns, allowExternalPrincipals, tags } = request;
  return {
    ...(principals?.length ? { 'ram:Principal': [...principals] } : {}),
    ...(resourceArns?.length ? { 'ram:ResourceArn': [...resourceArns] } : {}),
    ...(resourceArns?.length
      ? { 'ram:RequestedResourceType': resourceArns.map(resourceTypeOf) }
      : {}),
    ...(allowExternalPrincipals === undefined
      ? {}
      : {
          'ram:RequestedAllowsExternalPrincipals': String(
            allowExternalPrincipals,
          ),
        }),
    ...(tags?.length ? { 'aws:TagKeys': tags.map(({ key }) => key!) } : {}),
    ...Object.fromEntries(
      (tags ?? []).map(({ key, value }) => [
        `aws:RequestTag/${key}`,
        value ?? '',
      ]),
    ),
  };
}

/** `ec2:TransitGateway` of a transit gateway's ARN. */
export function resourceTypeOf(arn: string): string {
  const [, , service, , , resource = ''] = arn.split(':');
  const name = resource
    .split('/')[0]
    .split('-')
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  return `${service}:${name}`;
}

/** One's own share, once the caller may do the action on it. */
export function accessShare(
  context: CallContext,
  action: string,
  arn: string | undefined,
  conditions: Conditions = {},
): ResourceShare {
  const share = RamState.of(context).shares.get(arn ?? '');
  context.authorize(`ram:${action}`, arn ?? '*', {
    ...(share
      ? {
          'ram:ResourceShareName': share.name,
          'ram:AllowsExternalPrincipals': String(share.allowExternalPrincipals),
          ...Object.fromEntries(
            Object.entries(share.tags).map(([key, value]) => [
              `aws:ResourceTag/${key}`,
              value,
            ]),
          ),
        }
      : {}),
    ...conditions,
  });
  if (
    !share ||
    share.owningAccountId !== context.accountId ||
    share.region !== context.region ||
    share.status !== 'ACTIVE'
  ) {
    throw ramError(
      'UnknownResourceException',
      `ResourceShare ${arn} could not be found.`,
    );
  }
  return share;
}
