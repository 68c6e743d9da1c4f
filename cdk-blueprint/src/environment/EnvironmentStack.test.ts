import { Match } from 'aws-cdk-lib/assertions';
import { resourcesOf, spelled, templateOf } from '../__testUtils__/templates';

const template = templateOf();
const resources = resourcesOf(template);

describe('data', () => {
  it.each([
    [
      { buckets: { removalPolicy: 'retain' as const } },
      ['AccessLogBucket', 'StudioBucket', 'Key'],
    ],
    [{ efs: { removalPolicy: 'retain' as const } }, ['FileSystem', 'Key']],
    [{}, []],
  ])('stays when %j, and its key with it', (storage, kept) => {
    const all = resourcesOf(templateOf({ storage }));
    const retained = Object.keys(all).filter(
      id => all[id].DeletionPolicy === 'RetainExceptOnCreate',
    );
    expect(retained.sort()).toEqual([...kept].sort());
    const { Value } = templateOf({ storage }).toJSON().Outputs.RetainedData;
    const told = Value.split(',').filter((id: string) => id in all);
    expect(told.sort()).toEqual([...kept].sort());
    retained.forEach(id => expect(all[id].UpdateReplacePolicy).toBe('Retain'));
  });
});

describe('outputs', () => {
  it('have exactly the keys that the portal reads', () => {
    expect(Object.keys(template.toJSON().Outputs).sort()).toEqual(
      [
        'BlueprintVersion',
        'DomainId',
        'DomainArn',
        'DomainUrl',
        'ExecutionRoleArn',
        'AccessRoleArn',
        'ProfileRoleArn',
        'ExternalIdParameter',
        'AppsRoleArn',
        'EmrOperatorRoleArn',
        'HomeDirectoryFunctionArn',
        'HomeFileSystemId',
        'InterfaceEndpointIds',
        'LoginUrl',
        'UserPoolId',
        'UserPoolArn',
        'UserPoolClientId',
        'LoginFunctionArn',
        'RetainedData',
        'StudioBucketName',
        'AccessLogBucketName',
        'FileSystemId',
        'KeyArn',
        'VpcId',
        'PrivateSubnetIds',
        'EmrApplicationId',
      ].sort(),
    );
    expect(spelled(template.toJSON().Outputs.PrivateSubnetIds.Value)).toBe(
      '<NetworkVpcWorkloadSubnet1Subnet>,<NetworkVpcWorkloadSubnet2Subnet>',
    );
  });

  it('name the interface endpoints', () => {
    const { Value } = template.toJSON().Outputs.InterfaceEndpointIds;
    expect(spelled(Value)).toMatch(
      /^sagemaker-api=<NetworkEndpointsSageMakerApi>,([\w-]+=<\w+>,?)+$/,
    );
  });

  it('lack what is not there', () => {
    const { Outputs } = templateOf({
      emr: { enabled: false },
      login: { enabled: false },
      studio: { homeEfs: 'disabled' },
    }).toJSON();
    expect(
      Object.keys(Outputs).filter(key =>
        /^(Emr|Login|UserPool|HomeFileSystem)/.test(key),
      ),
    ).toEqual([]);
  });

  it('lack the portal roles when nobody may open Studio', () => {
    const without = templateOf({ access: undefined });
    expect(
      Object.keys(without.toJSON().Outputs).filter(key =>
        /^(Access|Profile|Apps|EmrOperator)Role/.test(key),
      ),
    ).toEqual([]);
    expect(JSON.stringify(without.toJSON())).not.toContain('/gco/');
  });
});

describe('template', () => {
  it('asks nothing of whoever deploys it', () => {
    const { Parameters, Conditions, Transform } = template.toJSON();
    expect({ Parameters, Conditions, Transform }).toEqual({});
  });

  it('stays below what CloudFormation takes', () => {
    const largest = templateOf({
      network: { mode: 'isolated', maxAzs: 3 },
      studio: { canvas: { enabled: true, timeSeries: true } },
      gco: { integration: true },
    });
    expect(Object.keys(resourcesOf(largest)).length).toBeLessThan(500);
    expect(JSON.stringify(largest.toJSON()).length).toBeLessThan(1_000_000);
  });

  it('has logical ids that read as what they are', () => {
    expect(Object.keys(resources)).toEqual(
      expect.arrayContaining([
        'Key',
        'NetworkVpc',
        'AccessLogBucket',
        'StudioBucket',
        'ExecutionRole',
        'FileSystem',
        'StudioDomain',
        'SparkApplication',
        'HomeDirectoryFunction',
        'LifecycleDomainDrain',
        'LifecycleFunctionsProviderWaiterStateMachine',
        'AccessRole',
        'ProfileRole',
      ]),
    );
  });

  it('has the same logical ids for every environment', () => {
    const other = templateOf({
      environment: { name: 'fraud', owner: 'group:default/fraud' },
      region: 'us-east-1',
    });
    // API Gateway deploys what it has now; a deployment says by its id what that is.
    const stable = (ids: object) =>
      Object.keys(ids).filter(id => !/Deployment[0-9a-f]{32}$/.test(id));
    expect(stable(resourcesOf(other))).toEqual(stable(resources));
    expect(stable(resources).filter(id => /[0-9A-F]{8}$/.test(id))).toEqual([]);
  });

  it('tags what can be tagged', () => {
    template.hasResourceProperties('AWS::EC2::VPC', {
      Tags: Match.arrayWith([
        { Key: 'gco:environment', Value: 'forecasting' },
        { Key: 'gco:project', Value: 'gco' },
      ]),
    });
  });
});
