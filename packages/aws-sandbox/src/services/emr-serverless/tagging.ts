import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-emr-serverless';
import { AwsError } from '../../core/AwsError';
import { CallContext, Operation } from '../../core/types';
import { accessApplication, requestTagConditions } from './applicationAccess';
import { EmrApplication } from './EmrServerlessState';

const MAX_TAGS = 200;

/** Operations on the tags of applications. */
export const taggingOperations: Record<string, Operation> = {
  TagResource(context: CallContext, input: TagResourceRequest): object {
    const conditions = requestTagConditions(input.tags);
    const application = byArn(
      context,
      'emr-serverless:TagResource',
      input.resourceArn!,
      conditions,
    );
    const tags = new Map([...application.tags, ...Object.entries(input.tags!)]);
    if (tags.size > MAX_TAGS) {
      throw new AwsError(
        'ValidationException',
        `${input.resourceArn} cannot have more than ${MAX_TAGS} tags`,
      );
    }
    application.tags = tags;
    return {};
  },

  UntagResource(context: CallContext, input: UntagResourceRequest): object {
    const application = byArn(
      context,
      'emr-serverless:UntagResource',
      input.resourceArn!,
      {
        'aws:TagKeys': input.tagKeys!,
      },
    );
    input.tagKeys!.forEach(key => application.tags.delete(key));
    return {};
  },

  ListTagsForResource(
    context: CallContext,
    input: ListTagsForResourceRequest,
  ): ListTagsForResourceResponse {
    const application = byArn(
      context,
      'emr-serverless:ListTagsForResource',
      input.resourceArn!,
    );
    return { tags: Object.fromEntries(application.tags) };
  },
};

function byArn(
  context: CallContext,
  action: string,
  arn: string,
  conditions: Record<string, string | string[]> = {},
): EmrApplication {
  const applicationId = /:\/applications\/([0-9a-z]+)$/.exec(arn)?.[1];
  if (!applicationId) {
    throw new AwsError(
      'ValidationException',
      `The resource ARN ${arn} is not an application's`,
    );
  }
  return accessApplication(context, action, applicationId, conditions);
}
