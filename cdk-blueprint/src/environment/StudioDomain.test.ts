import { resourcesOf, templateOf } from '../__testUtils__/templates';

const template = templateOf();
const resources = resourcesOf(template);

describe('domain', () => {
  const domain = resources.StudioDomain;

  it('is private, in IAM mode, and puts names on what people do', () => {
    expect(domain.Properties).toMatchObject({
      DomainName: 'gco-analytics-forecasting',
      AuthMode: 'IAM',
      AppNetworkAccessType: 'VpcOnly',
      VpcId: { Ref: 'NetworkVpc' },
      SubnetIds: [
        { Ref: 'NetworkVpcWorkloadSubnet1Subnet' },
        { Ref: 'NetworkVpcWorkloadSubnet2Subnet' },
      ],
      KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] },
      DomainSettings: { ExecutionRoleIdentityConfig: 'USER_PROFILE_NAME' },
      DefaultUserSettings: {
        StudioWebPortal: 'ENABLED',
        DefaultLandingUri: 'studio::',
        ExecutionRole: { 'Fn::GetAtt': ['ExecutionRole', 'Arn'] },
        SecurityGroups: [{ 'Fn::GetAtt': ['NetworkGroupsStudio', 'GroupId'] }],
      },
    });
  });

  it('shuts idle apps down for people and spaces', () => {
    const idle = {
      AppLifecycleManagement: {
        IdleSettings: {
          LifecycleManagement: 'ENABLED',
          IdleTimeoutInMinutes: 90,
          MinIdleTimeoutInMinutes: 60,
          MaxIdleTimeoutInMinutes: 100,
        },
      },
    };
    const changed = resourcesOf(
      templateOf({
        studio: { idleShutdown: { timeoutMinutes: 90, maxMinutes: 100 } },
      }),
    ).StudioDomain.Properties;
    expect(changed.DefaultUserSettings).toMatchObject({
      JupyterLabAppSettings: idle,
      CodeEditorAppSettings: idle,
    });
    expect(changed.DefaultSpaceSettings).toMatchObject({
      JupyterLabAppSettings: idle,
    });
    const off = resourcesOf(
      templateOf({ studio: { idleShutdown: { enabled: false } } }),
    ).StudioDomain.Properties;
    expect(
      off.DefaultUserSettings.JupyterLabAppSettings.AppLifecycleManagement
        .IdleSettings.LifecycleManagement,
    ).toBe('DISABLED');
  });

  it('mounts nothing by itself, and outlives no mount target', () => {
    for (const settings of ['DefaultUserSettings', 'DefaultSpaceSettings']) {
      expect(domain.Properties[settings]).not.toHaveProperty(
        'CustomFileSystemConfigs',
      );
    }
    expect(domain.DependsOn).toEqual(
      expect.arrayContaining(
        Object.keys(template.findResources('AWS::EFS::MountTarget')),
      ),
    );
  });

  it.each([
    ['enabled', 'Enabled'],
    ['disabled', 'Disabled'],
  ] as const)('has a home file system when that is %s', (homeEfs, expected) => {
    const changed = resourcesOf(templateOf({ studio: { homeEfs } }));
    expect(changed.StudioDomain.Properties.HomeEfsFileSystemCreation).toBe(
      expected,
    );
  });

  it('has only tags that never change', () => {
    expect(domain.Properties.Tags).toEqual([
      { Key: 'gco:environment', Value: 'forecasting' },
      { Key: 'gco:project', Value: 'gco' },
    ]);
  });

  it('offers only the instance types and apps that are allowed', () => {
    const { StudioWebPortalSettings: portal } = resourcesOf(
      templateOf({
        studio: {
          instanceTypes: ['ml.t3.medium', 'ml.g5.xlarge'],
          codeEditor: { enabled: false },
        },
      }),
    ).StudioDomain.Properties.DefaultUserSettings;
    expect(portal.HiddenAppTypes).toEqual(['Canvas', 'CodeEditor']);
    expect(portal.HiddenInstanceTypes).toContain('ml.p5.48xlarge');
    expect(portal.HiddenInstanceTypes).not.toContain('ml.t3.medium');
    expect(portal.HiddenInstanceTypes).not.toContain('ml.g5.xlarge');
    expect(portal.HiddenInstanceTypes).not.toContain('system');
    expect(
      domain.Properties.DefaultUserSettings.StudioWebPortalSettings,
    ).toEqual({
      HiddenAppTypes: ['Canvas'],
      HiddenMlTools: ['HyperPodClusters'],
      HiddenInstanceTypes: [],
    });
  });

  it('shows tools that are on', () => {
    const { StudioWebPortalSettings: portal } = resourcesOf(
      templateOf({
        studio: { canvas: { enabled: true }, hyperpod: { enabled: true } },
      }),
    ).StudioDomain.Properties.DefaultUserSettings;
    expect(portal).toMatchObject({ HiddenAppTypes: [], HiddenMlTools: [] });
  });
});
