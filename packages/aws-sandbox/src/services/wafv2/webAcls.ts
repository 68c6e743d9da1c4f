import type {
  CheckCapacityRequest,
  CreateWebACLRequest,
  DeleteWebACLRequest,
  GetWebACLRequest,
  ListAvailableManagedRuleGroupsRequest,
  ListWebACLsRequest,
  UpdateWebACLRequest,
  WebACL,
  WebACLSummary,
} from '@aws-sdk/client-wafv2';
import { randomUUID } from 'crypto';
import { AwsError } from '../../core/AwsError';
import { Operation } from '../../core/types';
import { ApiGatewayDirectory } from '../apigateway';
import { MANAGED_RULE_GROUPS } from './managedRuleGroups';
import { RateCounters } from './RateCounters';
import { rulesCapacity } from './statements';
import { wafPage } from './wafPage';
import {
  associatedItem,
  duplicateItem,
  invalidParameter,
  notSupported,
  optimisticLock,
} from './wafError';
import {
  aclArn,
  AclSettings,
  authorizedAcl,
  requireRegional,
  tagConditions,
  WafState,
  WebAcl,
} from './WafState';

const NAME = /^[\w-]{1,128}$/;
const MAX_CAPACITY = 5000;
const NOT_IMPLEMENTED = [
  'ApplicationConfig',
  'AssociationConfig',
  'CaptchaConfig',
  'ChallengeConfig',
  'DataProtectionConfig',
  'MonetizationConfig',
  'OnSourceDDoSProtectionConfig',
] as const;

/** Checks what creation and update share. */
function readSettings(input: CreateWebACLRequest | UpdateWebACLRequest): {
  settings: AclSettings;
  capacity: number;
} {
  const refused = NOT_IMPLEMENTED.find(name => input[name] !== undefined);
  if (refused) {
    throw notSupported('WEB_ACL', refused);
  }
  const { Allow, Block } = input.DefaultAction!;
  if ((Allow === undefined) === (Block === undefined)) {
    throw invalidParameter(
      'You have used none or multiple values for a field that requires exactly one value.',
      'DEFAULT_ACTION',
      JSON.stringify(input.DefaultAction),
    );
  }
  const rules = input.Rules ?? [];
  const capacity = rulesCapacity(rules);
  if (capacity > MAX_CAPACITY) {
    throw new AwsError(
      'WAFLimitsExceededException',
      `AWS WAF couldn't perform the operation because you exceeded your resource limit: the rules need ${capacity} capacity units, the maximum is ${MAX_CAPACITY}.`,
    );
  }
  return {
    capacity,
    settings: {
      description: input.Description,
      defaultAction: input.DefaultAction!,
      rules,
      visibilityConfig: input.VisibilityConfig!,
      customResponseBodies: input.CustomResponseBodies,
      tokenDomains: input.TokenDomains,
    },
  };
}

/** An ACL as it is described. */
export function shownAcl(acl: WebAcl): WebACL {
  const { id, name, arn, capacity, settings } = acl;
  return {
    Name: name,
    Id: id,
    ARN: arn,
    DefaultAction: settings.defaultAction,
    Description: settings.description,
    Rules: settings.rules,
    VisibilityConfig: settings.visibilityConfig,
    Capacity: capacity,
    ManagedByFirewallManager: false,
    LabelNamespace: `awswaf:${arn.split(':')[4]}:webacl:${name}:`,
    CustomResponseBodies: settings.customResponseBodies,
    TokenDomains: settings.tokenDomains,
  };
}

function summary(acl: WebAcl): WebACLSummary {
  return {
    Name: acl.name,
    Id: acl.id,
    Description: acl.settings.description,
    LockToken: acl.lockToken,
    ARN: acl.arn,
  };
}

/** Operations on web ACLs. */
export const webAclOperations: Record<string, Operation> = {
  CreateWebACL(context, input: CreateWebACLRequest) {
    requireRegional(input.Scope);
    const name = String(input.Name);
    const tags = Object.fromEntries(
      (input.Tags ?? []).map(({ Key, Value }) => [Key!, Value!]),
    );
    const id = randomUUID();
    const arn = aclArn(context, name, id);
    context.authorize(
      'wafv2:CreateWebACL',
      arn,
      tagConditions('aws:RequestTag', tags),
    );
    if (!NAME.test(name)) {
      throw invalidParameter('The name is not valid.', 'ENTITY_NAME', name);
    }
    const { acls } = WafState.of(context);
    if ([...acls.values()].some(acl => acl.name === name)) {
      throw duplicateItem();
    }
    const acl: WebAcl = {
      id,
      name,
      arn,
      ...readSettings(input),
      lockToken: randomUUID(),
      tags,
    };
    acls.set(id, acl);
    return { Summary: summary(acl) };
  },

  GetWebACL(context, input: GetWebACLRequest) {
    const acl = authorizedAcl(context, 'GetWebACL', input);
    return { WebACL: shownAcl(acl), LockToken: acl.lockToken };
  },

  UpdateWebACL(context, input: UpdateWebACLRequest) {
    requireRegional(input.Scope);
    const acl = authorizedAcl(context, 'UpdateWebACL', input);
    if (acl.lockToken !== input.LockToken) {
      throw optimisticLock();
    }
    Object.assign(acl, readSettings(input), { lockToken: randomUUID() });
    RateCounters.of(context).keep(
      acl.arn,
      acl.settings.rules.map(rule => rule.Name!),
    );
    return { NextLockToken: acl.lockToken };
  },

  DeleteWebACL(context, input: DeleteWebACLRequest) {
    requireRegional(input.Scope);
    const acl = authorizedAcl(context, 'DeleteWebACL', input);
    if (acl.lockToken !== input.LockToken) {
      throw optimisticLock();
    }
    const isUsed = ApiGatewayDirectory.of(context)
      .apisOf(context)
      .flatMap(api => [...api.stages.values()])
      .some(stage => stage.webAclArn === acl.arn);
    if (isUsed) {
      throw associatedItem();
    }
    WafState.of(context).acls.delete(acl.id);
    RateCounters.of(context).keep(acl.arn, []);
    return {};
  },

  ListWebACLs(context, input: ListWebACLsRequest) {
    requireRegional(input.Scope);
    context.authorize('wafv2:ListWebACLs', '*');
    const { items, nextToken } = wafPage(
      WafState.of(context).acls.values(),
      input,
      ({ id }) => id,
    );
    return { WebACLs: items.map(summary), NextMarker: nextToken };
  },

  CheckCapacity(context, input: CheckCapacityRequest) {
    requireRegional(input.Scope);
    context.authorize('wafv2:CheckCapacity', '*');
    return { Capacity: rulesCapacity(input.Rules ?? []) };
  },

  ListAvailableManagedRuleGroups(
    context,
    input: ListAvailableManagedRuleGroupsRequest,
  ) {
    requireRegional(input.Scope);
    context.authorize('wafv2:ListAvailableManagedRuleGroups', '*');
    const { items, nextToken } = wafPage(
      Object.keys(MANAGED_RULE_GROUPS),
      input,
      name => name,
    );
    return {
      ManagedRuleGroups: items.map(Name => ({ VendorName: 'AWS', Name })),
      NextMarker: nextToken,
    };
  },
};
