import { randomUUID } from 'crypto';
import { ignoreMissing } from '../ignoreMissing';
import { Properties } from '../Properties';
import { PropertyError } from '../propertyError';
import { ResourceHandler, UpdateRequest } from '../ResourceHandler';
import { tagChanges, tagList } from '../tags';
import { inSync } from './inSync';

const SERVICE = 'route53';

interface ZoneVpc {
  readonly VPCId: string;
  readonly VPCRegion: string;
}

function vpcsOf(properties: Properties): ZoneVpc[] {
  return properties.objects('VPCs').map(vpc => ({
    VPCId: vpc.text('VPCId'),
    VPCRegion: vpc.text('VPCRegion'),
  }));
}

function without(vpcs: readonly ZoneVpc[], others: readonly ZoneVpc[]) {
  return vpcs.filter(({ VPCId }) => !others.some(o => o.VPCId === VPCId));
}

/** New networks come before old ones go: a private zone always has one. */
async function updateVpcs(request: UpdateRequest): Promise<void> {
  const { context, properties, previous, state } = request;
  const before = vpcsOf(previous);
  const after = vpcsOf(properties);
  if (before.length > 0 !== after.length > 0) {
    throw new PropertyError(
      'A hosted zone cannot become private or public afterwards',
    );
  }
  for (const VPC of without(after, before)) {
    await context.invoke(SERVICE, 'AssociateVPCWithHostedZone', {
      HostedZoneId: state.physicalId,
      VPC,
    });
  }
  for (const VPC of without(before, after)) {
    await context.invoke(SERVICE, 'DisassociateVPCFromHostedZone', {
      HostedZoneId: state.physicalId,
      VPC,
    });
  }
}

function commentOf(properties: Properties): string | undefined {
  return properties.object('HostedZoneConfig')?.optionalText('Comment');
}

/** `AWS::Route53::HostedZone` */
export const hostedZoneHandler: ResourceHandler = {
  type: 'AWS::Route53::HostedZone',

  async create({ context, properties, tags, started }) {
    const [first, ...others] = vpcsOf(properties);
    const { HostedZone, ChangeInfo, DelegationSet } = await context.invoke(
      SERVICE,
      'CreateHostedZone',
      {
        Name: properties.text('Name'),
        CallerReference: randomUUID(),
        HostedZoneConfig: { Comment: commentOf(properties) },
        VPC: first,
      },
    );
    const Id = HostedZone.Id.split('/')[2];
    started(Id);
    for (const VPC of others) {
      await context.invoke(SERVICE, 'AssociateVPCWithHostedZone', {
        HostedZoneId: Id,
        VPC,
      });
    }
    if (Object.keys(tags).length) {
      await context.invoke(SERVICE, 'ChangeTagsForResource', {
        ResourceType: 'hostedzone',
        ResourceId: Id,
        AddTags: tagList(tags),
      });
    }
    await inSync(context, ChangeInfo);
    return {
      physicalId: Id,
      attributes: {
        Id,
        ...(DelegationSet ? { NameServers: DelegationSet.NameServers } : {}),
      },
    };
  },

  async update(request) {
    const { context, properties, state, changed } = request;
    if (changed.has('HostedZoneConfig')) {
      await context.invoke(SERVICE, 'UpdateHostedZoneComment', {
        Id: state.physicalId,
        Comment: commentOf(properties),
      });
    }
    await updateVpcs(request);
    const { set, removed } = tagChanges(request.previousTags, request.tags);
    if (removed.length || Object.keys(set).length) {
      await context.invoke(SERVICE, 'ChangeTagsForResource', {
        ResourceType: 'hostedzone',
        ResourceId: state.physicalId,
        AddTags: tagList(set),
        RemoveTagKeys: removed,
      });
    }
    return state;
  },

  delete({ context, state }) {
    return ignoreMissing(() =>
      context.invoke(SERVICE, 'DeleteHostedZone', { Id: state.physicalId }),
    );
  },
};
