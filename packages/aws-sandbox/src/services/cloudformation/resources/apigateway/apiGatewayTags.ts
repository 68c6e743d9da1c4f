import { UpdateRequest } from '../ResourceHandler';
import { tagChanges } from '../tags';

/** Brings the tags of an API or stage to what the template says. */
export async function updateApiGatewayTags(
  { context, tags, previousTags }: UpdateRequest,
  path: string,
): Promise<void> {
  const { partition, region } = context;
  const resourceArn = `arn:${partition}:apigateway:${region}::${path}`;
  const { set, removed } = tagChanges(previousTags, tags);
  if (removed.length) {
    await context.invoke('apigateway', 'UntagResource', {
      resourceArn,
      tagKeys: removed,
    });
  }
  if (Object.keys(set).length) {
    await context.invoke('apigateway', 'TagResource', {
      resourceArn,
      tags: set,
    });
  }
}
