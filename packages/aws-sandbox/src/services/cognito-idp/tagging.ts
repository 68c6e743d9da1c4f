import type {
  ListTagsForResourceRequest,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-cognito-identity-provider';
import { Operation } from '../../core/types';
import { authorizedPool, tagConditions } from './CognitoDirectory';
import { cognitoOperation } from './cognitoOperation';

function idIn(arn: string | undefined): string {
  return String(arn).split('/').pop()!;
}

/** Operations on the tags of user pools. */
export const taggingOperations: Record<string, Operation> = {
  TagResource: cognitoOperation<TagResourceRequest, object>(
    ({ context, input }) => {
      const pool = authorizedPool(
        context,
        'TagResource',
        idIn(input.ResourceArn),
        tagConditions(input.Tags, 'aws:RequestTag'),
      );
      pool.tags = { ...pool.tags, ...input.Tags };
      return {};
    },
  ),

  UntagResource: cognitoOperation<UntagResourceRequest, object>(
    ({ context, input }) => {
      const pool = authorizedPool(
        context,
        'UntagResource',
        idIn(input.ResourceArn),
        { 'aws:TagKeys': input.TagKeys! },
      );
      pool.tags = Object.fromEntries(
        Object.entries(pool.tags).filter(
          ([key]) => !input.TagKeys!.includes(key),
        ),
      );
      return {};
    },
  ),

  ListTagsForResource: cognitoOperation<ListTagsForResourceRequest, object>(
    ({ context, input }) => ({
      Tags: authorizedPool(
        context,
        'ListTagsForResource',
        idIn(input.ResourceArn),
      ).tags,
    }),
  ),
};
