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

function taggedRecord(context: CallContext, id: string): Tagged {
  const state = Ec2State.of(context);
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
  ];
  for (const kind of kinds) {
    const record = kind.get(id);
    if (record) {
      return record;
    }
  }
  throw ec2Error('InvalidID', `The ID '${id}' is not valid`);
}

export const taggingOperations: Readonly<Record<string, Operation>> = {
  CreateTags(context, input: CreateTagsRequest) {
    authorizeEc2(context, 'CreateTags', '*/*');
    for (const id of required(input.Resources, 'resources')) {
      const record = taggedRecord(context, id);
      const tags = required(input.Tags, 'tags').map(storedTag);
      const keys = tags.map(tag => tag.Key);
      record.Tags = [
        ...record.Tags.filter(tag => !keys.includes(tag.Key)),
        ...tags,
      ];
    }
    return {};
  },

  DeleteTags(context, input: DeleteTagsRequest) {
    authorizeEc2(context, 'DeleteTags', '*/*');
    for (const id of required(input.Resources, 'resources')) {
      const record = taggedRecord(context, id);
      const keys = input.Tags?.map(tag => tag.Key);
      record.Tags = keys
        ? record.Tags.filter(tag => !keys.includes(tag.Key))
        : [];
    }
    return {};
  },
};
