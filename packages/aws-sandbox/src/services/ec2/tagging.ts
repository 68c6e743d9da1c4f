import type {
  CreateTagsRequest,
  DeleteTagsRequest,
  Tag as SdkTag,
  TagSpecification,
} from '@aws-sdk/client-ec2';
import { CallContext, Operation } from '../../core/types';
import { authorizeEc2 } from './authorizeEc2';
import { Ec2State } from './Ec2State';
import { ec2Error, required } from './ec2Error';
import { Tag, Tagged } from './records';
import {
  attachmentsOf,
  gatewaysOf,
  routeTablesOf,
} from './transitgateways/access';

function storedTag({ Key, Value }: SdkTag): Tag {
  return { Key: required(Key, 'key'), Value: Value ?? '' };
}

/** Tags that a create call gives to the resource it makes. */
export function specifiedTags(
  specifications: readonly TagSpecification[] | undefined,
  resourceType: string,
): Tag[] {
  return (specifications ?? [])
    .filter(specification => specification.ResourceType === resourceType)
    .flatMap(specification => specification.Tags ?? [])
    .map(storedTag);
}

/** Resource types of ARNs by the prefix of an id. */
const TYPES: Readonly<Record<string, string>> = {
  eipalloc: 'elastic-ip',
  eni: 'network-interface',
  fl: 'vpc-flow-log',
  igw: 'internet-gateway',
  nat: 'natgateway',
  rtb: 'route-table',
  sg: 'security-group',
  subnet: 'subnet',
  dopt: 'dhcp-options',
  i: 'instance',
  tgw: 'transit-gateway',
  'tgw-attach': 'transit-gateway-attachment',
  'tgw-rtb': 'transit-gateway-route-table',
  vpc: 'vpc',
  vpce: 'vpc-endpoint',
};

/** Reads and replaces the tags of what an id names. */
interface TagHolder {
  get(): readonly Tag[];
  set(tags: Tag[]): void;
}

/** Members of the transit network whose tags are the account's to set. */
function transitRecords(
  context: CallContext,
): readonly ReadonlyMap<string, Tagged>[] {
  return [
    gatewaysOf(context).only(({ OwnerId }) => OwnerId === context.accountId),
    attachmentsOf(context),
    routeTablesOf(context),
  ];
}

function holderOf(context: CallContext, id: string): TagHolder {
  const state = Ec2State.of(context);
  const eni = state.networkInterfaces.get(id);
  if (eni) {
    return {
      get: () => eni.TagSet,
      set: tags => {
        eni.TagSet = tags;
      },
    };
  }
  const kinds: ReadonlyMap<string, Tagged>[] = [
    state.vpcs,
    state.subnets,
    state.routeTables,
    state.internetGateways,
    state.addresses,
    state.natGateways,
    state.securityGroups,
    state.vpcEndpoints,
    state.flowLogs,
    state.dhcpOptions,
    state.instances,
    ...transitRecords(context),
  ];
  const record = kinds.find(kind => kind.has(id))?.get(id);
  if (!record) {
    throw ec2Error('InvalidID', `The ID '${id}' is not valid`);
  }
  return {
    get: () => record.Tags,
    set: tags => {
      record.Tags = tags;
    },
  };
}

/** Checks that the caller may set or take these tags of what an id names. */
function authorizeTagging(
  context: CallContext,
  action: string,
  id: string,
  tags: readonly SdkTag[],
): void {
  const type = TYPES[id.slice(0, id.lastIndexOf('-'))] ?? '*';
  authorizeEc2(context, action, `${type}/${id}`, {
    ...Object.fromEntries(
      tags
        .filter(({ Value }) => Value !== undefined)
        .map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value!]),
    ),
    ...(tags.length ? { 'aws:TagKeys': tags.map(({ Key }) => Key!) } : {}),
  });
}

export const taggingOperations: Readonly<Record<string, Operation>> = {
  CreateTags(context, input: CreateTagsRequest) {
    const tags = required(input.Tags, 'tags').map(storedTag);
    const keys = tags.map(tag => tag.Key);
    for (const id of required(input.Resources, 'resources')) {
      authorizeTagging(context, 'CreateTags', id, tags);
      const holder = holderOf(context, id);
      holder.set([
        ...holder.get().filter(tag => !keys.includes(tag.Key)),
        ...tags,
      ]);
    }
    return {};
  },

  DeleteTags(context, input: DeleteTagsRequest) {
    const keys = input.Tags?.map(tag => tag.Key);
    for (const id of required(input.Resources, 'resources')) {
      authorizeTagging(context, 'DeleteTags', id, input.Tags ?? []);
      const holder = holderOf(context, id);
      holder.set(
        keys ? holder.get().filter(tag => !keys.includes(tag.Key)) : [],
      );
    }
    return {};
  },
};
