import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import { templateOf } from '../__testUtils__/templates';
import type { EnvironmentConfigInput } from '../config';

type Changes = Partial<EnvironmentConfigInput>;

const before = templateOf().toJSON();

/** What changes between the example environment and a changed one, by logical id. */
function impacts(changes: Changes): Record<string, string> {
  const diff = fullDiff(structuredClone(before), templateOf(changes).toJSON());
  const changed: Record<string, string> = {};
  diff.resources.forEachDifference((id, { changeImpact }) => {
    changed[id] = changeImpact;
  });
  return changed;
}

const harmless: string[] = [
  ResourceImpact.NO_CHANGE,
  ResourceImpact.WILL_UPDATE,
];

const MUTABLE: [string, Changes, string[]][] = [
  [
    'owner',
    { environment: { name: 'forecasting', owner: 'group:default/other' } },
    [],
  ],
  ['globalRegion', { globalRegion: 'us-east-1' }, []],
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
  ['users', { studio: { maxUsers: 99 } }, []],
  [
    'log retention',
    { storage: { accessLogRetentionDays: 30 } },
    ['AccessLogBucket'],
  ],
  [
    'Spark capacity',
    { emr: { maximumCapacity: { vCpus: 128, memoryGb: 512 } } },
    ['SparkApplication'],
  ],
  [
    'Spark idle time',
    { emr: { idleTimeoutMinutes: 30 } },
    ['SparkApplication'],
  ],
  [
    'Spark release',
    { emr: { releaseLabel: 'emr-7.13.0' } },
    ['SparkApplication'],
  ],
  [
    'who may open Studio',
    {
      access: {
        hubRoleArn: 'arn:aws:iam::999988887777:role/other',
        externalId: 'another',
      },
    },
    ['AccessRole', 'ProfileRole'],
  ],
];

describe.each(MUTABLE)('a change of %s', (_name, changes, expected) => {
  it('updates what it is about and replaces nothing', () => {
    const changed = impacts(changes);
    expect(Object.keys(changed).sort()).toEqual([...expected].sort());
    // EMR decides by the state of the application whether it updates or replaces it; there is no data in it.
    delete changed.SparkApplication;
    expect(
      Object.entries(changed).filter(
        ([, impact]) => !harmless.includes(impact),
      ),
    ).toEqual([]);
  });
});

it('keeps data and domain when storage is to be kept', () => {
  const changed = impacts({
    storage: {
      efs: { removalPolicy: 'retain' },
      buckets: { removalPolicy: 'retain' },
    },
  });
  expect(
    Object.values(changed).filter(impact =>
      /REPLACE|DESTROY|ORPHAN/.test(impact),
    ),
  ).toEqual([]);
});

it.each([
  ['emr.enabled', { emr: { enabled: false } }],
  ['emr.livy', { emr: { livy: false } }],
])('leaves the domain and data alone when %s is switched', (_name, changes) => {
  const changed = impacts(changes);
  for (const id of [
    'StudioDomain',
    'StudioBucket',
    'FileSystem',
    'Key',
    'NetworkVpc',
  ]) {
    expect([undefined, ...harmless]).toContain(changed[id]);
  }
});

// Proof that the comparison can fail: settings that are documented as fixed do replace the domain.
it('notices a replacement', () => {
  expect(impacts({ projectName: 'other' }).StudioDomain).toBe(
    ResourceImpact.WILL_REPLACE,
  );
});
