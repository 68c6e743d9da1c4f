import { ResourceRequest, UpdateRequest } from '../ResourceHandler';
import { Tag, tagChanges, tagList } from '../tags';

/** Tags that CloudFormation itself puts on what it makes. */
function systemTags(request: ResourceRequest): Tag[] {
  return [
    { Key: 'aws:cloudformation:stack-name', Value: request.stackName },
    { Key: 'aws:cloudformation:stack-id', Value: request.stackId },
    { Key: 'aws:cloudformation:logical-id', Value: request.logicalId },
  ];
}

/** `TagSpecifications` of a create call. */
export function ec2TagSpecifications(
  request: ResourceRequest,
  resourceType: string,
) {
  return [
    {
      ResourceType: resourceType,
      Tags: [...tagList(request.tags), ...systemTags(request)],
    },
  ];
}

/** Brings the tags of an EC2 resource to what the request says. */
export async function updateEc2Tags(
  request: UpdateRequest,
  resourceId: string,
): Promise<void> {
  const { set, removed } = tagChanges(request.previousTags, request.tags);
  if (removed.length) {
    await request.context.invoke('ec2', 'DeleteTags', {
      Resources: [resourceId],
      Tags: removed.map(Key => ({ Key })),
    });
  }
  if (Object.keys(set).length) {
    await request.context.invoke('ec2', 'CreateTags', {
      Resources: [resourceId],
      Tags: tagList(set),
    });
  }
}
