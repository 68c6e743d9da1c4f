import { UpdateRequest } from '../ResourceHandler';
import { tagChanges } from '../tags';

/** Brings the tags of a vault or plan to what the request says. */
export async function updateBackupTags(
  request: UpdateRequest,
  ResourceArn: string,
): Promise<void> {
  const { set, removed } = tagChanges(request.previousTags, request.tags);
  if (removed.length) {
    await request.context.invoke('backup', 'UntagResource', {
      ResourceArn,
      TagKeyList: removed,
    });
  }
  if (Object.keys(set).length) {
    await request.context.invoke('backup', 'TagResource', {
      ResourceArn,
      Tags: set,
    });
  }
}
