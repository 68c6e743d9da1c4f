import { UpdateRequest } from '../ResourceHandler';
import { tagChanges, tagList } from '../tags';

const SERVICE = 'network-firewall';

/** `Tags` of a create call; the service takes no empty list. */
export function firewallTags(tags: Readonly<Record<string, string>>) {
  return Object.keys(tags).length ? tagList(tags) : undefined;
}

/** Brings the tags of a firewall, policy or rule group to what the request says. */
export async function updateFirewallTags({
  context,
  state,
  previousTags,
  tags,
}: UpdateRequest): Promise<void> {
  const { set, removed } = tagChanges(previousTags, tags);
  const ResourceArn = state.physicalId;
  if (removed.length) {
    await context.invoke(SERVICE, 'UntagResource', {
      ResourceArn,
      TagKeys: removed,
    });
  }
  if (Object.keys(set).length) {
    await context.invoke(SERVICE, 'TagResource', {
      ResourceArn,
      Tags: tagList(set),
    });
  }
}
