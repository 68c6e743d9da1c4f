import { ResourceSnapshot } from '../model';
import { StackScope } from '../engine/StackScope';
import { parseTemplate, ResourceDefinition } from '../template';
import { planChanges } from './planChanges';

const identity = {
  stackId: 'arn:aws:cloudformation:eu-west-1:444455556666:stack/s/1',
  stackName: 's',
  accountId: '444455556666',
  region: 'eu-west-1',
  partition: 'aws',
  notificationArns: [],
};

type Resources = Record<string, ResourceDefinition>;

/** The resource as deployed, its properties computed already. */
function deployed(
  logicalId: string,
  definition: ResourceDefinition,
  options: {
    properties?: object;
    attributes?: object;
    tags?: Record<string, string>;
  } = {},
): ResourceSnapshot {
  return {
    logicalId,
    type: definition.Type,
    definition,
    state: {
      physicalId: `${logicalId}-id`,
      attributes: { ...options.attributes } as Record<string, unknown>,
    },
    properties: (options.properties ?? definition.Properties ?? {}) as Record<
      string,
      unknown
    >,
    stackTags: options.tags ?? {},
    dependencies: [],
  };
}

function plan(
  existing: ResourceSnapshot[],
  resources: Resources,
  options: {
    tags?: Record<string, string>;
    parameters?: Record<string, string>;
    changedParameters?: string[];
  } = {},
) {
  const parameters = options.parameters ?? {};
  const template = parseTemplate(
    JSON.stringify({
      Parameters: Object.fromEntries(
        Object.keys(parameters).map(key => [key, { Type: 'String' }]),
      ),
      Resources: resources,
    }),
  );
  return planChanges({
    existing: new Map(existing.map(resource => [resource.logicalId, resource])),
    template,
    tags: options.tags ?? {},
    changedParameters: new Set(options.changedParameters),
    createScope: resource =>
      new StackScope({
        identity,
        template,
        parameters: new Map(
          Object.entries(parameters).map(([key, value]) => [
            key,
            { key, value, type: 'String', noEcho: false },
          ]),
        ),
        resource,
        exportValue: () => undefined,
        availabilityZones: () => [],
      }),
  });
}

const vpc = (CidrBlock: string): ResourceDefinition => ({
  Type: 'AWS::EC2::VPC',
  Properties: { CidrBlock },
});
const subnet: ResourceDefinition = {
  Type: 'AWS::EC2::Subnet',
  Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' },
};
const domain = (properties: object = {}): ResourceDefinition => ({
  Type: 'AWS::SageMaker::Domain',
  Properties: {
    DomainName: 'd',
    AuthMode: 'IAM',
    DefaultUserSettings: { ExecutionRole: 'r' },
    ...properties,
  },
});

describe('planChanges', () => {
  it('adds, in the order of need, and removes', () => {
    const changes = plan(
      [deployed('Old', { Type: 'AWS::S3::Bucket', DeletionPolicy: 'Retain' })],
      {
        Subnet: subnet,
        Vpc: vpc('10.0.0.0/16'),
      },
    );
    expect(
      changes.map(change => [
        change.Action,
        change.LogicalResourceId,
        change.PolicyAction,
      ]),
    ).toEqual([
      ['Add', 'Vpc', undefined],
      ['Add', 'Subnet', undefined],
      ['Remove', 'Old', 'Retain'],
    ]);
  });

  it('finds nothing where nothing differs, whatever DependsOn says', () => {
    const existing = deployed('Vpc', vpc('10.0.0.0/16'));
    expect(
      plan([existing], { Vpc: { ...vpc('10.0.0.0/16'), DependsOn: [] } }),
    ).toEqual([]);
  });

  it('replaces, and follows the replacement into those that refer to it', () => {
    const changes = plan(
      [
        deployed('Vpc', vpc('10.0.0.0/16')),
        deployed('Subnet', subnet, {
          properties: { VpcId: 'Vpc-id', CidrBlock: '10.0.0.0/24' },
        }),
      ],
      { Vpc: vpc('10.1.0.0/16'), Subnet: subnet },
    );
    expect(changes).toMatchObject([
      {
        LogicalResourceId: 'Vpc',
        PhysicalResourceId: 'Vpc-id',
        Action: 'Modify',
        Replacement: 'True',
        PolicyAction: 'ReplaceAndDelete',
        Scope: ['Properties'],
        Details: [
          {
            Evaluation: 'Static',
            ChangeSource: 'DirectModification',
            Target: {
              Name: 'CidrBlock',
              RequiresRecreation: 'Always',
              BeforeValue: '10.0.0.0/16',
              AfterValue: '10.1.0.0/16',
            },
          },
        ],
      },
      {
        LogicalResourceId: 'Subnet',
        Replacement: 'Conditional',
        Details: [
          {
            Evaluation: 'Dynamic',
            ChangeSource: 'ResourceReference',
            CausingEntity: 'Vpc',
            Target: {
              Name: 'VpcId',
              AfterValue: '{{changeSet:KNOWN_AFTER_APPLY}}',
            },
          },
        ],
      },
    ]);
  });

  it('names the parameter behind a change', () => {
    const definition: ResourceDefinition = {
      Type: 'AWS::Logs::LogGroup',
      Properties: { RetentionInDays: { Ref: 'Days' } },
    };
    const changes = plan(
      [deployed('Log', definition, { properties: { RetentionInDays: '30' } })],
      { Log: definition },
      { parameters: { Days: '90' }, changedParameters: ['Days'] },
    );
    expect(changes).toMatchObject([
      {
        Replacement: 'False',
        Details: [
          {
            ChangeSource: 'ParameterReference',
            CausingEntity: 'Days',
            Target: { RequiresRecreation: 'Never' },
          },
        ],
      },
    ]);
  });

  it.each<[string, object]>([
    ['KmsKeyId', { KmsKeyId: 'other' }],
    ['DomainName', { DomainName: 'other' }],
    ['AuthMode', { AuthMode: 'SSO' }],
    ['VpcId', { VpcId: 'vpc-2' }],
    ['SubnetIds', { SubnetIds: ['subnet-2'] }],
    ['AppNetworkAccessType', { AppNetworkAccessType: 'VpcOnly' }],
    ['Tags', { Tags: [{ Key: 'a', Value: 'b' }] }],
  ])('replaces a Studio domain when %s changes', (_, properties) => {
    const [change] = plan([deployed('Domain', domain())], {
      Domain: domain(properties),
    });
    expect(change.Replacement).toBe('True');
  });

  it('replaces a Studio domain when the tags of the stack change', () => {
    const [change] = plan(
      [deployed('Domain', domain(), { tags: { owner: 'a' } })],
      { Domain: domain() },
      { tags: { owner: 'b' } },
    );
    expect(change).toMatchObject({ Replacement: 'True', Scope: ['Tags'] });
  });

  it.each<[string, object]>([
    [
      'DefaultUserSettings',
      { DefaultUserSettings: { ExecutionRole: 'other' } },
    ],
    ['DomainSettings', { DomainSettings: { SecurityGroupIds: ['sg-1'] } }],
  ])('changes a Studio domain in place when %s changes', (_, properties) => {
    const [change] = plan([deployed('Domain', domain())], {
      Domain: domain(properties),
    });
    expect(change.Replacement).toBe('False');
  });

  it('shows changed metadata and policies', () => {
    const before = { ...vpc('10.0.0.0/16'), Metadata: { a: 1 } };
    const [change] = plan([deployed('Vpc', before)], {
      Vpc: {
        ...vpc('10.0.0.0/16'),
        Metadata: { a: 2 },
        DeletionPolicy: 'Retain',
      },
    });
    expect(change.Scope).toEqual(['Metadata', 'DeletionPolicy']);
    expect(change.Replacement).toBe('False');
  });

  it('refuses another type under the same logical id', () => {
    expect(() =>
      plan([deployed('Vpc', vpc('10.0.0.0/16'))], {
        Vpc: { Type: 'AWS::S3::Bucket' },
      }),
    ).toThrow('Update of resource type is not permitted');
  });
});
