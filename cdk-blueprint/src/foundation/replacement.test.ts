import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import { foundationTemplateOf, portal } from '../__testUtils__/foundations';
import type { FoundationConfigInput } from '../config';

type Changes = Partial<FoundationConfigInput>;

const start: Changes = {
  regions: ['eu-west-1', 'us-east-1'],
  accelerator: { enabled: true },
  images: { repositories: ['trainer'] },
};
const before = foundationTemplateOf(start).toJSON();

/** What changes between the foundation and a changed one, by logical id. */
function impacts(after: object): Record<string, string> {
  const changed: Record<string, string> = {};
  fullDiff(
    structuredClone(before),
    structuredClone(after),
  ).resources.forEachDifference((id, { changeImpact }) => {
    changed[id] = changeImpact;
  });
  return changed;
}
const impactsOf = (changes: Changes) =>
  impacts(foundationTemplateOf({ ...start, ...changes }).toJSON());

const { NO_CHANGE, WILL_UPDATE, WILL_CREATE, WILL_REPLACE } = ResourceImpact;

const UPDATES: [string, Changes, string[]][] = [
  [
    'log retention',
    { data: { accessLogRetentionDays: 30 } },
    ['ClusterSharedBucketAccessLogs', 'ModelBucketAccessLogs'],
  ],
  [
    'the health checks',
    {
      accelerator: {
        enabled: true,
        healthCheckPath: '/ready',
        healthCheckIntervalSeconds: 10,
        healthCheckThreshold: 10,
      },
    },
    ['AcceleratorEndpointGroupEuWest1', 'AcceleratorEndpointGroupUsEast1'],
  ],
  [
    'the affinity of clients',
    { accelerator: { enabled: true, clientAffinity: 'source_ip' } },
    ['AcceleratorListener'],
  ],
  [
    "the accelerator's name",
    { accelerator: { enabled: true, name: 'front-door' } },
    ['Accelerator'],
  ],
  [
    'the expiry of images',
    { images: { repositories: ['trainer'], lifecycle: { keepTagged: 5 } } },
    ['RepositoriesTrainer'],
  ],
  [
    'what becomes of repositories',
    {
      images: {
        repositories: ['trainer'],
        removalPolicy: 'destroy',
        emptyOnDelete: true,
      },
    },
    ['RepositoriesTrainer'],
  ],
  [
    'where images go',
    {
      images: {
        repositories: ['trainer'],
        replication: { destinations: ['eu-central-1'] },
      },
    },
    ['ImageReplication'],
  ],
  [
    'the portal',
    {
      portal: {
        hubRoleArn: portal.hubRoleArn.replace('hub', 'other'),
        externalId: 'another',
      },
    },
    ['PortalReadRole'],
  ],
];

it.each(UPDATES)(
  'a change of %s updates what it is about',
  (_name, changes, ids) => {
    const changed = impactsOf(changes);
    expect(Object.keys(changed).sort()).toEqual(ids);
    // The comparison knows nothing of custom resources; their function decides what a change means.
    expect([WILL_UPDATE, NO_CHANGE]).toEqual(
      expect.arrayContaining(Object.values(changed)),
    );
  },
);

const ADDITIONS: [string, Changes, Record<string, string>][] = [
  [
    'a region',
    { regions: ['eu-west-1', 'us-east-1', 'us-west-2'] },
    {
      AcceleratorEndpointGroupUsWest2: WILL_CREATE,
      AcceleratorEndpointGroupUsWest2Parameter: WILL_CREATE,
      ImageReplication: WILL_UPDATE,
    },
  ],
  [
    'a repository',
    { images: { repositories: ['evaluator', 'trainer'] } },
    { RepositoriesEvaluator: WILL_CREATE },
  ],
];

it.each(ADDITIONS)('%s more replaces nothing', (_name, changes, expected) => {
  expect(impactsOf(changes)).toEqual(expected);
});

it('keeps all data when the removal policy changes', () => {
  expect(
    Object.values(impactsOf({ data: { removalPolicy: 'destroy' } })).filter(
      impact => /REPLACE|DESTROY|ORPHAN|CREATE/.test(impact),
    ),
  ).toEqual([]);
});

it('replaces nothing in a newer blueprint', () => {
  const newer = JSON.parse(
    JSON.stringify(before).replaceAll('"0.1.0"', '"9.9.9"'),
  );
  const impact = Object.values(impacts(newer));
  expect(impact.length).toBeGreaterThan(10);
  expect(new Set(impact)).toEqual(new Set([WILL_UPDATE]));
});

// Proof that the comparison can fail.
it('notices a replacement', () => {
  const changed = structuredClone(before);
  changed.Resources.TablesJobs.Properties.KeySchema[0].AttributeName = 'id';
  expect(impacts(changed).TablesJobs).toBe(WILL_REPLACE);
});
