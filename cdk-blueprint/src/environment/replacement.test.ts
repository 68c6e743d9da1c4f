import {
  fullDiff,
  ResourceDifference,
  ResourceImpact,
} from '@aws-cdk/cloudformation-diff';
import { access } from '../__testUtils__/configs';
import { templateOf } from '../__testUtils__/templates';
import type { EnvironmentConfigInput } from '../config';

const FIRST_VERSION = '1.0.0';
let mockVersion: string = FIRST_VERSION;

jest.mock('../version', () => ({
  get BLUEPRINT_VERSION() {
    return mockVersion;
  },
}));

type Changes = Partial<EnvironmentConfigInput>;

const before = templateOf().toJSON();
const environment = {
  name: 'forecasting',
  owner: 'group:default/forecasting',
};

/** What changes between the example environment and a changed one, by logical id. */
function differences(changes: Changes): Record<string, ResourceDifference> {
  const diff = fullDiff(structuredClone(before), templateOf(changes).toJSON());
  const changed: Record<string, ResourceDifference> = {};
  diff.resources.forEachDifference((id, difference) => {
    changed[id] = difference;
  });
  return changed;
}

const impacts = (changes: Changes): Record<string, string> =>
  Object.fromEntries(
    Object.entries(differences(changes)).map(([id, { changeImpact }]) => [
      id,
      changeImpact,
    ]),
  );

const HARMLESS: string[] = [
  ResourceImpact.NO_CHANGE,
  ResourceImpact.WILL_UPDATE,
];

const HANDS_ON = new Set([
  'Custom::StudioDomainSettings',
  'AWS::ApiGateway::Deployment',
  'AWS::ApiGateway::Stage',
]);

/** Resources that hold data or that people have under their eyes. */
const STATEFUL = new Set([
  'AWS::SageMaker::Domain',
  'AWS::EMRServerless::Application',
  'AWS::S3::Bucket',
  'AWS::EFS::FileSystem',
  'AWS::EFS::MountTarget',
  'AWS::EFS::AccessPoint',
  'AWS::KMS::Key',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolDomain',
  'AWS::Logs::LogGroup',
  'AWS::EC2::VPC',
  'AWS::EC2::Subnet',
  'AWS::IAM::Role',
]);

const idsOf = (types: ReadonlySet<string>) =>
  Object.keys(before.Resources).filter(id =>
    types.has(before.Resources[id].Type),
  );

const MUTABLE: [string, Changes, string[]][] = [
  ['global region', { globalRegion: 'us-east-1' }, []],
  [
    'idle times',
    {
      studio: {
        idleShutdown: {
          enabled: false,
          timeoutMinutes: 61,
          minMinutes: 60,
          maxMinutes: 62,
        },
      },
    },
    ['StudioDomain'],
  ],
  [
    'Code Editor',
    { studio: { codeEditor: { enabled: false } } },
    ['ExecutionRoleDefaultPolicy', 'StudioDomain'],
  ],
  [
    'instance types',
    { studio: { instanceTypes: ['ml.t3.medium'] } },
    ['ExecutionRoleDefaultPolicy', 'StudioDomain'],
  ],
  [
    'Canvas',
    { studio: { canvas: { enabled: true } } },
    [
      'ExecutionRole',
      'ExecutionRoleDefaultPolicy',
      'LifecycleDomainSettings',
      'StudioDomain',
    ],
  ],
  [
    'HyperPod',
    { studio: { hyperpod: { enabled: true } } },
    ['ExecutionRoleDefaultPolicy', 'StudioDomain'],
  ],
  ['users', { studio: { maxUsers: 99 } }, []],
  [
    'log retention',
    { storage: { accessLogRetentionDays: 30 } },
    ['AccessLogBucket'],
  ],
  [
    'Spark capacity',
    { emr: { maximumCapacity: { vCpus: 128, memoryGb: 512 } } },
    ['LifecycleSparkUpdateGuard', 'SparkApplication'],
  ],
  [
    'Spark idle time',
    { emr: { idleTimeoutMinutes: 30 } },
    ['LifecycleSparkUpdateGuard', 'SparkApplication'],
  ],
  [
    'Spark release',
    { emr: { releaseLabel: 'emr-7.13.0' } },
    ['LifecycleSparkUpdateGuard', 'SparkApplication'],
  ],
  [
    'who may open Studio',
    {
      access: {
        hubRoleArn: 'arn:aws:iam::999988887777:role/other',
        externalId: 'another',
      },
    },
    ['AccessRole', 'AppsRole', 'EmrOperatorRole', 'ExternalId', 'ProfileRole'],
  ],
];

describe.each(MUTABLE)('a change of %s', (_name, changes, expected) => {
  it('updates what it is about and replaces nothing', () => {
    const changed = impacts(changes);
    expect(Object.keys(changed).sort()).toEqual([...expected].sort());
    // EMR updates an application that is stopped, and the guard before it stops it.
    delete changed.SparkApplication;
    expect(
      Object.entries(changed).filter(
        ([, impact]) => !HARMLESS.includes(impact),
      ),
    ).toEqual([]);
  });
});

const TAGGING: [string, Changes, string?][] = [
  ['owner', { environment: { ...environment, owner: 'group:default/other' } }],
  ['cost centre', { environment: { ...environment, costCentre: '4711' } }],
  ['expiry', { environment: { ...environment, expiresOn: '2027-01-31' } }],
  ['blueprint version', {}, '2.0.0'],
];

describe.each(TAGGING)('a change of %s', (_name, changes, version) => {
  beforeEach(() => {
    mockVersion = version ?? FIRST_VERSION;
  });
  afterEach(() => {
    mockVersion = FIRST_VERSION;
  });

  it('tags everything anew and replaces nothing', () => {
    const changed = differences(changes);
    expect(changed).not.toHaveProperty('StudioDomain');
    expect(changed).toHaveProperty('LifecycleDomainSettings');
    expect(Object.keys(changed).length).toBeGreaterThan(40);
    for (const [id, difference] of Object.entries(changed)) {
      const { propertyUpdates, changeImpact, resourceType } = difference;
      // The custom resource hands tags on, and a new deployment of an API is what a change of it is.
      if (HANDS_ON.has(resourceType!)) continue;
      const updated = Object.keys(propertyUpdates);
      expect([id, ...updated]).toEqual([id, expect.stringMatching(/Tags$/)]);
      expect([id, HARMLESS]).toEqual([
        id,
        expect.arrayContaining([changeImpact]),
      ]);
    }
  });
});

const SWITCHES: [string, Changes][] = [
  ['emr.enabled', { emr: { enabled: false } }],
  ['emr.livy', { emr: { livy: false } }],
  ['login.enabled', { login: { enabled: false } }],
  ['gco.integration', { gco: { integration: true } }],
  ['access', { access: undefined }],
  [
    'studio.lifecycleScripts',
    { studio: { lifecycleScripts: { jupyterLab: '#!/bin/sh\n' } } },
  ],
  ['studio.homeEfs', { studio: { homeEfs: 'disabled' } }],
  ['network.endpoints', { network: { endpoints: ['athena'] } }],
  ['network.s3Policy', { network: { s3Policy: 'restricted' } }],
  [
    'removal policies',
    {
      storage: {
        efs: { removalPolicy: 'retain' },
        buckets: { removalPolicy: 'retain' },
      },
      cognito: { removalPolicy: 'retain' },
    },
  ],
];

describe.each(SWITCHES)('switching %s', (_name, changes) => {
  it('replaces nothing, and leaves the domain and data alone', () => {
    const changed = impacts(changes);
    expect(changed).not.toEqual({});
    delete changed.SparkApplication;
    expect(
      Object.entries(changed).filter(([, impact]) => /REPLACE/.test(impact)),
    ).toEqual([]);
    for (const id of ['StudioDomain', 'StudioBucket', 'FileSystem', 'Key']) {
      expect([undefined, ...HARMLESS]).toContain(changed[id]);
    }
  });
});

describe('access through endpoints', () => {
  it('updates the policy of one role', () => {
    const login = { enabled: false };
    const diff = fullDiff(
      templateOf({ login }).toJSON(),
      templateOf({
        login,
        access: { ...access, sourceVpceIds: ['vpce-0123456789abcdef0'] },
      }).toJSON(),
    );
    expect(
      diff.resources.logicalIds.filter(
        id => diff.resources.get(id).isDifferent,
      ),
    ).toEqual(['AccessRoleDefaultPolicy']);
  });
});

// The complement: what the config calls fixed does replace the domain, so the comparison can fail.
describe.each<[string, Changes]>([
  ['projectName', { projectName: 'other' }],
  ['environment.name', { environment: { ...environment, name: 'other' } }],
])('%s, which is fixed', (_name, changes) => {
  it('would replace the domain', () => {
    expect(impacts(changes).StudioDomain).toBe(ResourceImpact.WILL_REPLACE);
  });
});

describe.each<[string, Changes, RegExp]>([
  ['network.cidr', { network: { cidr: '10.1.0.0/16' } }, /^NetworkVpc/],
  ['network.maxAzs', { network: { maxAzs: 3 } }, /^StudioDomain$/],
  ['network.mode', { network: { mode: 'isolated' } }, /^NetworkVpc/],
])('%s, which is fixed', (_name, changes, pattern) => {
  it('would replace or take away what the domain stands on', () => {
    const touched = Object.entries(impacts(changes)).filter(([, impact]) =>
      /REPLACE|DESTROY/.test(impact),
    );
    expect(touched.map(([id]) => id)).toContainEqual(
      expect.stringMatching(pattern),
    );
  });
});

it('keeps every name and id of what matters through all that may change', () => {
  const all = templateOf({
    environment: { ...environment, owner: 'group:default/x', costCentre: '1' },
    globalRegion: 'us-east-1',
    studio: {
      idleShutdown: { timeoutMinutes: 90 },
      canvas: { enabled: true, timeSeries: true },
      hyperpod: { enabled: true },
      codeEditor: { enabled: false },
      instanceTypes: ['ml.t3.medium'],
      maxUsers: 50,
    },
    storage: { accessLogRetentionDays: 7 },
    emr: { idleTimeoutMinutes: 60 },
    gco: { integration: true },
  }).toJSON();
  const diff = fullDiff(structuredClone(before), structuredClone(all));
  for (const id of idsOf(STATEFUL)) {
    expect(all.Resources).toHaveProperty(id);
    if (before.Resources[id].Type.startsWith('AWS::EMR')) continue;
    expect([id, diff.resources.get(id)?.changeImpact ?? 'NO_CHANGE']).toEqual([
      id,
      expect.not.stringMatching(/REPLACE|DESTROY/),
    ]);
  }
});
