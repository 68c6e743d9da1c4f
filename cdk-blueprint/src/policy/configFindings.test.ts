import { exampleConfig } from '../__testUtils__/configs';
import { exampleFoundation } from '../__testUtils__/foundations';
import { environmentFindings, foundationFindings } from './configFindings';

it.each([
  [
    'an environment',
    () => environmentFindings(exampleConfig({ login: { enabled: false } })),
    'StudioBucket',
  ],
  [
    'a foundation',
    () => foundationFindings(exampleFoundation()),
    'ClusterSharedBucket',
  ],
])(
  'tells what the rules say about %s, with the reasons',
  (_what, find, bucket) => {
    const findings = find();
    expect(findings).toContainEqual({
      pack: 'HIPAA.Security',
      rule: 'S3BucketReplicationEnabled',
      resource: bucket,
      description: expect.stringMatching(/replication/i),
      severity: 'error',
      state: 'acknowledged',
      reason: expect.stringMatching(/^[A-Z].{20,}/),
    });
    expect(new Set(findings.map(({ pack }) => pack)).size).toBeGreaterThan(3);
    // Plain data: what a plan stores and shows.
    expect(JSON.parse(JSON.stringify(findings))).toEqual(findings);
  },
);
