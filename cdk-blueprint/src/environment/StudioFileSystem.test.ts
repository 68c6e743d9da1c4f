import { resourcesOf, templateOf } from '../__testUtils__/templates';

const template = templateOf();
const resources = resourcesOf(template);

describe('file system', () => {
  it('is encrypted, backed up and mountable in every workload subnet', () => {
    expect(resources.FileSystem.Properties).toMatchObject({
      Encrypted: true,
      KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] },
      BackupPolicy: { Status: 'ENABLED' },
    });
    const targets = Object.values(
      template.findResources('AWS::EFS::MountTarget'),
    );
    expect(targets.map(target => target.Properties.SubnetId)).toEqual([
      { Ref: 'NetworkVpcWorkloadSubnet1Subnet' },
      { Ref: 'NetworkVpcWorkloadSubnet2Subnet' },
    ]);
  });

  it('admits two roles through mount targets and nobody else', () => {
    const actions = [
      'elasticfilesystem:ClientMount',
      'elasticfilesystem:ClientWrite',
      'elasticfilesystem:ClientRootAccess',
    ];
    const throughMountTarget = {
      'elasticfilesystem:AccessedViaMountTarget': 'true',
    };
    const { Statement } = resources.FileSystem.Properties.FileSystemPolicy;
    const [homeDirectory, executionRole, ...others] = Statement;
    expect(executionRole).toEqual({
      Sid: 'AllowExecutionRoleMount',
      Effect: 'Allow',
      Principal: { AWS: { 'Fn::GetAtt': ['ExecutionRole', 'Arn'] } },
      Action: actions,
      Condition: { Bool: throughMountTarget },
    });
    expect(homeDirectory).toEqual({
      Sid: 'AllowHomeDirectoryMount',
      Effect: 'Allow',
      Principal: {
        AWS: { 'Fn::GetAtt': ['HomeDirectoryFunctionRole', 'Arn'] },
      },
      Action: actions,
      Condition: {
        Bool: throughMountTarget,
        StringLike: { 'elasticfilesystem:AccessPointArn': expect.anything() },
      },
    });
    expect(others).toEqual([]);
  });
});
