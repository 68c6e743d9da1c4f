import { ResourceState } from '../../model';
import { ignoreMissing } from '../ignoreMissing';
import { ResourceHandler, ResourceRequest } from '../ResourceHandler';
import { tagList } from '../tags';
import { waitUntil } from '../waitUntil';
import { settledStatus } from './settledStatus';
import { readDomain } from './readStudio';

async function describe({ context }: ResourceRequest, DomainId: string) {
  return context.invoke('sagemaker', 'DescribeDomain', { DomainId });
}

async function settle(
  request: ResourceRequest,
  id: string,
): Promise<ResourceState> {
  await waitUntil({
    clock: request.context.clock,
    what: `domain ${id}`,
    probe: async () => settledStatus(await describe(request, id)),
  });
  const domain = await describe(request, id);
  return {
    physicalId: id,
    attributes: {
      DomainId: id,
      DomainArn: domain.DomainArn,
      Url: domain.Url,
      HomeEfsFileSystemId: domain.HomeEfsFileSystemId,
      SecurityGroupIdForDomainBoundary: domain.SecurityGroupIdForDomainBoundary,
      SingleSignOnApplicationArn: domain.SingleSignOnApplicationArn,
      SingleSignOnManagedApplicationInstanceId:
        domain.SingleSignOnManagedApplicationInstanceId,
    },
  };
}

/** `AWS::SageMaker::Domain`; deleting it leaves its home file system and its NFS security groups behind, as in AWS. */
export const domainHandler: ResourceHandler = {
  type: 'AWS::SageMaker::Domain',
  read: readDomain,

  async create(request) {
    const { context, properties, tags, started } = request;
    const { DomainArn } = await context.invoke('sagemaker', 'CreateDomain', {
      DomainName: properties.text('DomainName'),
      AuthMode: properties.text('AuthMode'),
      VpcId: properties.optionalText('VpcId'),
      SubnetIds: properties.texts('SubnetIds'),
      AppNetworkAccessType: properties.optionalText('AppNetworkAccessType'),
      AppSecurityGroupManagement: properties.optionalText(
        'AppSecurityGroupManagement',
      ),
      KmsKeyId: properties.optionalText('KmsKeyId'),
      TagPropagation: properties.optionalText('TagPropagation'),
      HomeEfsFileSystemCreation: properties.optionalText(
        'HomeEfsFileSystemCreation',
      ),
      DefaultUserSettings: properties.raw('DefaultUserSettings'),
      DefaultSpaceSettings: properties.raw('DefaultSpaceSettings'),
      DomainSettings: properties.raw('DomainSettings'),
      Tags: tagList(tags),
    });
    const id = DomainArn.split('/').pop();
    started(id);
    return settle(request, id);
  },

  async update(request) {
    const { context, properties, state } = request;
    await context.invoke('sagemaker', 'UpdateDomain', {
      DomainId: state.physicalId,
      AppSecurityGroupManagement: properties.optionalText(
        'AppSecurityGroupManagement',
      ),
      TagPropagation: properties.optionalText('TagPropagation'),
      HomeEfsFileSystemCreation: properties.optionalText(
        'HomeEfsFileSystemCreation',
      ),
      DefaultUserSettings: properties.raw('DefaultUserSettings'),
      DefaultSpaceSettings: properties.raw('DefaultSpaceSettings'),
      DomainSettingsForUpdate: properties.raw('DomainSettings'),
    });
    return settle(request, state.physicalId);
  },

  delete(request) {
    const { context, state } = request;
    return ignoreMissing(async () => {
      await context.invoke('sagemaker', 'DeleteDomain', {
        DomainId: state.physicalId,
        // CloudFormation offers no choice: the home file system always stays behind.
        RetentionPolicy: { HomeEfsFileSystem: 'Retain' },
      });
      await waitUntil({
        clock: context.clock,
        what: `deletion of domain ${state.physicalId}`,
        probe: async () => {
          const { Status, FailureReason } = await describe(
            request,
            state.physicalId,
          );
          return Status === 'Delete_Failed'
            ? { failed: FailureReason ?? Status }
            : 'waiting';
        },
      });
    });
  },
};
