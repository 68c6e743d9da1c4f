import type {
  CustomResponseBody,
  DefaultAction,
  LoggingConfiguration,
  Rule,
  VisibilityConfig,
} from '@aws-sdk/client-wafv2';
import { CallContext } from '../../core/types';
import { nonexistentItem, notSupported } from './wafError';

/** What an update of a web ACL sets. */
export interface AclSettings {
  description?: string;
  defaultAction: DefaultAction;
  rules: Rule[];
  visibilityConfig: VisibilityConfig;
  customResponseBodies?: Record<string, CustomResponseBody>;
  tokenDomains?: string[];
}

/** A web ACL. */
export interface WebAcl {
  readonly id: string;
  readonly name: string;
  readonly arn: string;
  settings: AclSettings;
  capacity: number;
  /** Changes with every update. */
  lockToken: string;
  tags: Record<string, string>;
  logging?: LoggingConfiguration;
}

/** The regional web ACLs of one account and region. */
export class WafState {
  readonly acls = new Map<string, WebAcl>();

  static of(context: Pick<CallContext, 'store'>): WafState {
    return context.store('wafv2', () => new WafState());
  }

  byArn(arn: string | undefined): WebAcl | undefined {
    return [...this.acls.values()].find(acl => acl.arn === arn);
  }
}

/** ARN of a web ACL; `*` where the id is not known. */
export function aclArn(
  { partition, region, accountId }: CallContext,
  name: string,
  id: string,
): string {
  return `arn:${partition}:wafv2:${region}:${accountId}:regional/webacl/${name}/${id}`;
}

/** Refuses web ACLs of CloudFront. */
export function requireRegional(scope: string | undefined): void {
  if (scope !== 'REGIONAL') {
    throw notSupported('SCOPE', `Scope ${scope}`);
  }
}

/** Condition keys of tags. */
export function tagConditions(
  prefix: 'aws:ResourceTag' | 'aws:RequestTag',
  tags: Readonly<Record<string, string>> = {},
): Record<string, string | string[]> {
  const keys = Object.keys(tags);
  return {
    ...Object.fromEntries(keys.map(key => [`${prefix}/${key}`, tags[key]])),
    ...(prefix === 'aws:RequestTag' && keys.length
      ? { 'aws:TagKeys': keys }
      : {}),
  };
}

/** The ACL of a name and id or of an ARN, once the caller may do the action on it. */
export function authorizedAcl(
  context: CallContext,
  action: string,
  key: { Id?: string; Name?: string; ARN?: string },
  conditions: Record<string, string | string[]> = {},
): WebAcl {
  const state = WafState.of(context);
  const acl = key.ARN ? state.byArn(key.ARN) : state.acls.get(String(key.Id));
  context.authorize(
    `wafv2:${action}`,
    acl?.arn ?? key.ARN ?? aclArn(context, String(key.Name), String(key.Id)),
    { ...tagConditions('aws:ResourceTag', acl?.tags), ...conditions },
  );
  if (!acl || (key.Name !== undefined && key.Name !== acl.name)) {
    throw nonexistentItem();
  }
  return acl;
}
