import { randomUUID } from 'crypto';
import { ResourceState } from '../../model';
import { ignoreMissing } from '../ignoreMissing';
import { ResourceHandler, ResourceRequest } from '../ResourceHandler';
import { tagChanges, tagList } from '../tags';
import { callGlobalAccelerator, deployed } from './callGlobalAccelerator';

async function stateOf(
  request: ResourceRequest,
  AcceleratorArn: string,
): Promise<ResourceState> {
  await deployed(request, AcceleratorArn);
  const { Accelerator } = await callGlobalAccelerator(
    request,
    'DescribeAccelerator',
    { AcceleratorArn },
  );
  return {
    physicalId: AcceleratorArn,
    attributes: {
      AcceleratorArn,
      DnsName: Accelerator.DnsName,
      DualStackDnsName: Accelerator.DualStackDnsName,
      Ipv4Addresses: Accelerator.IpSets[0].IpAddresses,
      Ipv6Addresses: [],
    },
  };
}

/** `AWS::GlobalAccelerator::Accelerator` */
export const acceleratorHandler: ResourceHandler = {
  type: 'AWS::GlobalAccelerator::Accelerator',

  async create(request) {
    const { properties, tags, started } = request;
    const { Accelerator } = await callGlobalAccelerator(
      request,
      'CreateAccelerator',
      {
        IdempotencyToken: randomUUID(),
        Name: properties.text('Name'),
        Enabled: properties.boolean('Enabled'),
        IpAddressType: properties.optionalText('IpAddressType'),
        Tags: tagList(tags),
      },
    );
    started(Accelerator.AcceleratorArn);
    return stateOf(request, Accelerator.AcceleratorArn);
  },

  async update(request) {
    const { properties, state } = request;
    const arn = state.physicalId;
    await callGlobalAccelerator(request, 'UpdateAccelerator', {
      AcceleratorArn: arn,
      Name: properties.text('Name'),
      Enabled: properties.boolean('Enabled') ?? true,
      IpAddressType: properties.optionalText('IpAddressType'),
    });
    const { set, removed } = tagChanges(request.previousTags, request.tags);
    if (removed.length) {
      await callGlobalAccelerator(request, 'UntagResource', {
        ResourceArn: arn,
        TagKeys: removed,
      });
    }
    if (Object.keys(set).length) {
      await callGlobalAccelerator(request, 'TagResource', {
        ResourceArn: arn,
        Tags: tagList(set),
      });
    }
    return stateOf(request, arn);
  },

  /** Only a disabled accelerator can be deleted. */
  delete(request) {
    const AcceleratorArn = request.state.physicalId;
    return ignoreMissing(async () => {
      await callGlobalAccelerator(request, 'UpdateAccelerator', {
        AcceleratorArn,
        Enabled: false,
      });
      await deployed(request, AcceleratorArn);
      await callGlobalAccelerator(request, 'DeleteAccelerator', {
        AcceleratorArn,
      });
    });
  },
};
