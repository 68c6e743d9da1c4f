/** Names that SageMaker gives the groups of a domain's file systems. */
export const nfsSecurityGroupName = (
  direction: 'inbound' | 'outbound' | '*',
  domainId: string,
) => `security-group-for-${direction}-nfs-${domainId}`;

/** The domain that such a name belongs to; nothing for other names. */
export const domainOfNfsSecurityGroup = (name: string): string | undefined =>
  /^security-group-for-(?:inbound|outbound)-nfs-(d-[a-z0-9-]+)$/.exec(
    name,
  )?.[1];
