import type {
  AssociateWebACLRequest,
  DisassociateWebACLRequest,
  GetWebACLForResourceRequest,
  ListResourcesForWebACLRequest,
} from '@aws-sdk/client-wafv2';
import { CallContext, Operation } from '../../core/types';
import { ApiGatewayDirectory } from '../apigateway';
import { invalidParameter, nonexistentItem, notSupported } from './wafError';
import { authorizedAcl, WafState } from './WafState';
import { shownAcl } from './webAcls';

type Stage = NonNullable<ReturnType<ApiGatewayDirectory['stageByArn']>>;

/** The stage of an ARN, once the caller may change which ACL protects it. */
function authorizedStage(
  context: CallContext,
  action: string,
  arn: string | undefined,
  setsAcl: boolean,
): Stage {
  const resource = String(arn);
  const [, , service] = resource.split(':');
  if (service !== 'apigateway') {
    throw resource.startsWith('arn:')
      ? notSupported('RESOURCE_ARN', `Protecting resources of ${service}`)
      : invalidParameter(
          "The ARN isn't valid. A valid ARN begins with arn: and includes other information separated by colons or slashes.",
          'RESOURCE_ARN',
          resource,
        );
  }
  context.authorize(`wafv2:${action}`, resource);
  if (setsAcl) {
    context.authorize('apigateway:SetWebACL', resource);
  }
  const stage = ApiGatewayDirectory.of(context).stageByArn(context, resource);
  if (!stage) {
    throw nonexistentItem();
  }
  return stage;
}

/** Operations on what web ACLs protect: stages of REST APIs. */
export const associationOperations: Record<string, Operation> = {
  AssociateWebACL(context, input: AssociateWebACLRequest) {
    const acl = authorizedAcl(context, 'AssociateWebACL', {
      ARN: input.WebACLArn!,
    });
    const stage = authorizedStage(
      context,
      'AssociateWebACL',
      input.ResourceArn,
      true,
    );
    stage.webAclArn = acl.arn;
    return {};
  },

  DisassociateWebACL(context, input: DisassociateWebACLRequest) {
    authorizedStage(
      context,
      'DisassociateWebACL',
      input.ResourceArn,
      true,
    ).webAclArn = undefined;
    return {};
  },

  GetWebACLForResource(context, input: GetWebACLForResourceRequest) {
    const stage = authorizedStage(
      context,
      'GetWebACLForResource',
      input.ResourceArn,
      false,
    );
    const acl = WafState.of(context).byArn(stage.webAclArn);
    return { WebACL: acl && shownAcl(acl) };
  },

  ListResourcesForWebACL(context, input: ListResourcesForWebACLRequest) {
    const acl = authorizedAcl(context, 'ListResourcesForWebACL', {
      ARN: input.WebACLArn!,
    });
    const type = input.ResourceType ?? 'APPLICATION_LOAD_BALANCER';
    return {
      ResourceArns:
        type === 'API_GATEWAY'
          ? ApiGatewayDirectory.of(context)
              .apisOf(context)
              .flatMap(api => [...api.stages.values()])
              .filter(stage => stage.webAclArn === acl.arn)
              .map(stage => stage.arn)
          : [],
    };
  },
};
