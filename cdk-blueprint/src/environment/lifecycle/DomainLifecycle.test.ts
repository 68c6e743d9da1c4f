import { prerequisites } from '../../__testUtils__/prerequisites';
import { resourcesOf, templateOf } from '../../__testUtils__/templates';
import type { EnvironmentConfigInput } from '../../config';

const CASES: [string, Partial<EnvironmentConfigInput>][] = [
  ['the defaults', {}],
  ['no way out', { network: { mode: 'isolated', maxAzs: 3 } }],
  [
    'everything on',
    {
      studio: { canvas: { enabled: true }, hyperpod: { enabled: true } },
      gco: { integration: true },
    },
  ],
];

describe.each(CASES)('with %s', (_name, changes) => {
  const resources = resourcesOf(templateOf(changes));
  const before = prerequisites(resources);
  const idsOf = (type: string) =>
    Object.keys(resources).filter(id => resources[id].Type === type);

  it('has no resource that waits for itself', () => {
    expect(Object.keys(resources).filter(id => before(id).has(id))).toEqual([]);
  });

  it('takes leftovers away after the domain and before the network', () => {
    expect(before('StudioDomain')).toContain('LifecycleDomainLeftovers');
    const needed = before('LifecycleDomainLeftovers');
    for (const subnet of idsOf('AWS::EC2::Subnet').filter(id =>
      id.includes('Workload'),
    )) {
      expect(needed).toContain(subnet);
    }
    expect(needed).toContain('NetworkVpc');
    expect(needed).not.toContain('StudioDomain');
  });

  it('drains before it closes the way to the file system, and that before the domain goes', () => {
    expect(before('LifecycleDomainDrain')).toContain('LifecycleDomainSettings');
    expect(before('LifecycleDomainSettings')).toContain('StudioDomain');
    for (const target of idsOf('AWS::EFS::MountTarget')) {
      expect(before('StudioDomain')).toContain(target);
      expect(before('LifecycleDomainSettings')).toContain(target);
    }
  });

  it.each([
    'AccessRole',
    'AccessRoleDefaultPolicy',
    'ProfileRole',
    'ProfileRoleDefaultPolicy',
    'LoginFunction',
    'LoginFunctionRole',
  ])('has %s gone before the drain begins', id => {
    // What is made after the drain is deleted before it.
    expect(before(id)).toContain('LifecycleDomainDrain');
  });

  it('stops Spark before it updates or deletes it, with nobody left to start it', () => {
    expect(before('SparkApplication')).toContain('LifecycleSparkUpdateGuard');
    expect(before('LifecycleSparkDeleteGuard')).toContain('SparkApplication');
    expect(before('EmrOperatorRoleDefaultPolicy')).toContain(
      'LifecycleSparkDeleteGuard',
    );
  });

  it('keeps permissions until what needs them is done', () => {
    for (const id of [
      'DefaultSecurityGroup',
      'DomainLeftovers',
      'DomainSettings',
      'DomainDrain',
      'SparkUpdateGuard',
      'SparkDeleteGuard',
    ]) {
      const needed = before(`Lifecycle${id}`);
      expect(needed).toContain(`Lifecycle${id}Policy`);
      for (const part of [
        'OnEventRoleDefaultPolicy',
        'IsCompleteRoleDefaultPolicy',
        'FrameworkRoleDefaultPolicy',
        'WaiterRoleDefaultPolicy',
        'ProviderWaiterStateMachineRoleDefaultPolicy',
      ]) {
        expect(needed).toContain(`LifecycleFunctions${part}`);
      }
    }
  });
});

describe('custom resources', () => {
  const resources = resourcesOf(
    templateOf({
      studio: { canvas: { enabled: true, timeSeries: true } },
      storage: { efs: { removalPolicy: 'retain' } },
    }),
  );
  const propertiesOf = (id: string) => {
    const { ServiceToken, ...others } = resources[id].Properties;
    expect(ServiceToken).toEqual({
      'Fn::GetAtt': ['LifecycleFunctionsProviderFrameworkOnEvent', 'Arn'],
    });
    return others;
  };
  const domainId = { 'Fn::GetAtt': ['StudioDomain', 'DomainId'] };
  const fixedTags = JSON.stringify({
    'gco:environment': 'forecasting',
    'gco:project': 'gco',
  });

  it('say what the functions behind them ask for', () => {
    expect(propertiesOf('LifecycleDomainLeftovers')).toEqual({
      VpcId: { Ref: 'NetworkVpc' },
      FixedTags: fixedTags,
      HomeFileSystem: 'retain',
    });
    expect(propertiesOf('LifecycleDefaultSecurityGroup')).toEqual({
      VpcId: { Ref: 'NetworkVpc' },
    });
    expect(propertiesOf('LifecycleDomainDrain')).toEqual({
      DomainId: domainId,
    });
    expect(propertiesOf('LifecycleDomainSettings')).toEqual({
      DomainId: domainId,
      DomainArn: { 'Fn::GetAtt': ['StudioDomain', 'DomainArn'] },
      TeamFileSystemId: { Ref: 'FileSystem' },
      Tags: expect.stringContaining('gco:owner'),
      FixedTags: fixedTags,
      CanvasSettings: expect.anything(),
    });
    expect(propertiesOf('LifecycleSparkUpdateGuard')).toEqual({
      ApplicationName: 'gco-analytics-forecasting',
      SettingsHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      When: 'update',
    });
    expect(propertiesOf('LifecycleSparkDeleteGuard')).toEqual({
      ApplicationId: { 'Fn::GetAtt': ['SparkApplication', 'ApplicationId'] },
      SettingsHash: 'none',
      When: 'delete',
    });
  });

  it('keep what people make in Canvas in their own bucket, under their own key', () => {
    const { CanvasSettings } = propertiesOf('LifecycleDomainSettings');
    const text = CanvasSettings['Fn::Join'][1]
      .map((part: any) => (typeof part === 'string' ? part : '<value>'))
      .join('');
    expect(JSON.parse(text)).toEqual({
      TimeSeriesForecastingSettings: { Status: 'ENABLED' },
      WorkspaceSettings: {
        S3ArtifactPath: 's3://<value>/canvas',
        S3KmsKeyId: '<value>',
      },
    });
    const off = resourcesOf(templateOf());
    expect(off.LifecycleDomainSettings.Properties.CanvasSettings).toBe('');
  });

  it('leave Spark out where there is none', () => {
    const without = resourcesOf(templateOf({ emr: { enabled: false } }));
    expect(
      Object.values(without).filter(({ Type }) => Type === 'Custom::SparkStop'),
    ).toEqual([]);
  });
});
