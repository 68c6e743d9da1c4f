import { foundationTemplateOf } from '../__testUtils__/foundations';
import { resourcesOf } from '../__testUtils__/templates';
import { BLUEPRINT_VERSION } from '../version';

const elsewhere = {
  region: 'us-east-1',
  globalRegion: 'eu-west-1',
  regions: ['eu-west-1', 'us-east-1'],
  accelerator: { enabled: true },
  images: { repositories: ['trainer'] },
};

it('has what all regions share in the global region', () => {
  const { Outputs } = foundationTemplateOf({
    accelerator: { enabled: true },
  }).toJSON();
  expect(Object.keys(Outputs).sort()).toEqual(
    [
      'AcceleratorArn',
      'AcceleratorDnsName',
      'BlueprintVersion',
      'ClusterSharedBucketArn',
      'ClusterSharedBucketName',
      'ClusterSharedBucketRegion',
      'ClusterSharedKeyArn',
      'EndpointGroupArnEuWest1',
      'ImageLookupFunctionArn',
      'InferenceEndpointsTableArn',
      'InferenceEndpointsTableName',
      'JobsTableArn',
      'JobsTableName',
      'MissionsTableArn',
      'MissionsTableName',
      'ModelBucketArn',
      'ModelBucketKeyArn',
      'ModelBucketName',
      'PortalReadRoleArn',
      'TemplatesTableArn',
      'TemplatesTableName',
      'WebhooksTableArn',
      'WebhooksTableName',
    ].sort(),
  );
});

it('has the read role and nothing else in other regions', () => {
  const { Resources, Outputs } = foundationTemplateOf(elsewhere).toJSON();
  expect(Object.keys(Resources).sort()).toEqual([
    'PortalReadRole',
    'PortalReadRoleDefaultPolicy',
  ]);
  expect(Object.keys(Outputs).sort()).toEqual([
    'BlueprintVersion',
    'PortalReadRoleArn',
  ]);
});

it('works with the required settings alone', () => {
  const template = foundationTemplateOf({ portal: undefined });
  template.resourceCountIs('AWS::DynamoDB::Table', 5);
  template.hasOutput('BlueprintVersion', { Value: BLUEPRINT_VERSION });
});

it('tells whose its resources are', () => {
  const { TablesJobs, ClusterSharedBucket, BackupVault } = resourcesOf(
    foundationTemplateOf({ projectName: 'acme' }),
  );
  const tags = {
    'gco:project': 'acme',
    'gco:blueprint-version': BLUEPRINT_VERSION,
  };
  const asList = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  [TablesJobs, ClusterSharedBucket].forEach(({ Properties }) =>
    expect(Properties.Tags).toEqual(expect.arrayContaining(asList)),
  );
  expect(BackupVault.Properties.BackupVaultTags).toEqual(tags);
});

it('exports nothing, so that no other stack can hold it back', () => {
  const { Outputs } = foundationTemplateOf().toJSON();
  Object.values<any>(Outputs).forEach(({ Export }) =>
    expect(Export).toBeUndefined(),
  );
});
