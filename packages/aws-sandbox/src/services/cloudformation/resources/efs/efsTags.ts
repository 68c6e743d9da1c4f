import { UpdateRequest } from '../ResourceHandler';
import { tagChanges, tagList } from '../tags';

/** Brings the tags of a file system or access point to what the request says. */
export async function updateEfsTags(request: UpdateRequest): Promise<void> {
  const { context, state, previousTags, tags } = request;
  const { set, removed } = tagChanges(previousTags, tags);
  const ResourceId = state.physicalId;
  if (removed.length) {
    await context.invoke('elasticfilesystem', 'UntagResource', {
      ResourceId,
      TagKeys: removed,
    });
  }
  if (Object.keys(set).length) {
    await context.invoke('elasticfilesystem', 'TagResource', {
      ResourceId,
      Tags: tagList(set),
    });
  }
}
