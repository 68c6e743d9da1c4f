import type {
  GetTagsRequest,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-api-gateway';
import { CallContext, Operation } from '../../core/types';
import { ApiGatewayDirectory } from './ApiGatewayDirectory';
import { notFound } from './apiGatewayError';
import { authorizeVerb } from './apiOperation';

type Tagged = { tags: Record<string, string> };

/** The API or stage of an ARN, once the caller may use the verb on its tags. */
function accessTagged(
  context: CallContext,
  verb: 'GET' | 'PUT' | 'DELETE',
  arn: string,
  request?: Record<string, string>,
): Tagged {
  const directory = ApiGatewayDirectory.of(context);
  const found: Tagged | undefined =
    directory.apisOf(context).find(api => api.arn === arn) ??
    directory.stageByArn(context, arn);
  authorizeVerb(context, verb, `/tags/${encodeURIComponent(arn)}`, {
    resource: found?.tags,
    request,
  });
  if (!found) {
    throw notFound(`Invalid resource ARN specified: ${arn}`);
  }
  return found;
}

/** Operations on the tags of APIs and stages. */
export const taggingOperations: Record<string, Operation> = {
  TagResource(context, input: TagResourceRequest) {
    const resource = accessTagged(
      context,
      'PUT',
      input.resourceArn!,
      input.tags,
    );
    resource.tags = { ...resource.tags, ...input.tags };
    return {};
  },

  UntagResource(context, input: UntagResourceRequest) {
    const resource = accessTagged(context, 'DELETE', input.resourceArn!);
    resource.tags = Object.fromEntries(
      Object.entries(resource.tags).filter(
        ([key]) => !input.tagKeys!.includes(key),
      ),
    );
    return {};
  },

  GetTags(context, input: GetTagsRequest) {
    return { tags: accessTagged(context, 'GET', input.resourceArn!).tags };
  },
};
