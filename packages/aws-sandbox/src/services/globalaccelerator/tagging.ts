import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-global-accelerator';
import { Operation } from '../../core/types';
import { accessAccelerator, requestTagConditions } from './access';
import { globalAcceleratorOperation } from './globalAcceleratorOperation';

/** Operations on the tags of accelerators. */
export const taggingOperations: Record<string, Operation> = {
  TagResource: globalAcceleratorOperation<TagResourceRequest, object>(
    (context, input) => {
      const { tags } = accessAccelerator(
        context,
        'TagResource',
        input.ResourceArn,
        requestTagConditions(input.Tags),
      );
      input.Tags!.forEach(({ Key, Value }) => tags.set(Key!, Value!));
      return {};
    },
  ),

  UntagResource: globalAcceleratorOperation<UntagResourceRequest, object>(
    (context, input) => {
      const { tags } = accessAccelerator(
        context,
        'UntagResource',
        input.ResourceArn,
        { 'aws:TagKeys': input.TagKeys! },
      );
      input.TagKeys!.forEach(key => tags.delete(key));
      return {};
    },
  ),

  ListTagsForResource: globalAcceleratorOperation<
    ListTagsForResourceRequest,
    ListTagsForResourceResponse
  >((context, input) => {
    const { tags } = accessAccelerator(
      context,
      'ListTagsForResource',
      input.ResourceArn,
    );
    return { Tags: [...tags].map(([Key, Value]) => ({ Key, Value })) };
  }),
};
