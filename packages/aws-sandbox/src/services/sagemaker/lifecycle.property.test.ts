import * as fc from 'fast-check';
import {
  STUDIO_KINDS,
  StudioActor,
  StudioCall,
} from '../../testing/lifecycle/StudioActor';
import { STUDIO_TRANSITIONS } from '../../testing/lifecycle/studioTransitions';
import { Step, stepsOf, walk } from '../../testing/lifecycle/walk';

const OPERATIONS = Object.values(STUDIO_TRANSITIONS).flatMap(({ calls }) =>
  Object.keys(calls),
);
const TYPES = ['Domain', 'UserProfile', 'Space', 'App'];

const call: fc.Arbitrary<StudioCall> = fc.record({
  // Sequences that make nothing show nothing.
  operation: fc.oneof(
    fc.constantFrom(...OPERATIONS),
    fc.constantFrom('CreateSpace', 'CreateApp', 'CreateApp', 'DeleteApp'),
  ),
  domain: fc.oneof(
    { weight: 4, arbitrary: fc.constant('one' as const) },
    { weight: 1, arbitrary: fc.constant('two' as const) },
  ),
  profile: fc.constantFrom('ana', 'ben'),
  space: fc.constantFrom('lab', 'team'),
  inSpace: fc.boolean(),
});
/** An environment that somebody works in. */
const PRELUDE: Step<StudioCall>[] = [
  'CreateDomain',
  'CreateUserProfile',
  'CreateSpace',
  'CreateApp',
].flatMap((operation): Step<StudioCall>[] => [
  {
    call: {
      operation,
      domain: 'one',
      profile: 'ana',
      space: 'lab',
      inSpace: true,
    },
  },
  { seconds: 600 },
]);

/** Nothing is in what is not there; only records of deleted apps outlive their owners. */
async function checkNoOrphans(actor: StudioActor): Promise<void> {
  const [domains, profiles, spaces, apps] = await Promise.all(
    STUDIO_KINDS.map(kind => actor.items(kind)),
  );
  const domainIds = domains.map(({ DomainId }) => DomainId);
  const key = (domainId: string, name: string) => `${domainId}/${name}`;
  const profileKeys = profiles.map(item =>
    key(item.DomainId, item.UserProfileName),
  );
  const spaceKeys = spaces.map(item => key(item.DomainId, item.SpaceName));
  for (const item of [...profiles, ...spaces, ...apps]) {
    expect(domainIds).toContain(item.DomainId);
  }
  for (const { DomainId, OwnershipSettingsSummary } of spaces) {
    expect(profileKeys).toContain(
      key(DomainId, OwnershipSettingsSummary.OwnerUserProfileName),
    );
  }
  for (const app of apps.filter(({ Status }) => Status !== 'Deleted')) {
    const owners = app.SpaceName === undefined ? profileKeys : spaceKeys;
    expect(owners).toContain(
      key(app.DomainId, app.SpaceName ?? app.UserProfileName),
    );
  }
}

async function checkListsAndDescriptionsAgree(
  actor: StudioActor,
): Promise<void> {
  for (const kind of STUDIO_KINDS) {
    for (const item of await actor.items(kind)) {
      const described = await actor.describe(kind, item);
      expect(described.Status).toBe(item.Status);
      expect(described.FailureReason !== undefined).toBe(
        /Failed$/.test(item.Status),
      );
    }
  }
}

/** What SageMaker makes beside a domain stays, and nothing else does. */
async function checkLeftovers(actor: StudioActor): Promise<void> {
  const { FileSystems } = await actor.lifecycle.call(
    'elasticfilesystem',
    'DescribeFileSystems',
    {},
  );
  for (const { Tags } of FileSystems) {
    expect(Tags).toContainEqual({
      Key: 'ManagedByAmazonSageMakerResource',
      Value: expect.stringContaining(':domain/d-'),
    });
  }
  const { SecurityGroups } = await actor.lifecycle.call(
    'ec2',
    'DescribeSecurityGroups',
    {},
  );
  const names = SecurityGroups.map(
    ({ GroupName }: { GroupName: string }) => GroupName,
  ).filter((name: string) => name !== 'default');
  const expected = [...actor.everMade].flatMap(domainId => [
    `security-group-for-inbound-nfs-${domainId}`,
    `security-group-for-outbound-nfs-${domainId}`,
  ]);
  expect(names.sort()).toEqual(expected.sort());
}

describe('the life cycles of Studio', () => {
  it('take only ways that AWS documents, leave no orphans, and end in an empty account', async () => {
    await fc.assert(
      fc.asyncProperty(
        stepsOf({
          call,
          resourceTypes: TYPES.map(type => `AWS::SageMaker::${type}`),
        }),
        async steps => {
          const actor = await StudioActor.create();
          try {
            await walk(actor, [...PRELUDE, ...steps], {
              service: 'sagemaker',
              tables: STUDIO_TRANSITIONS,
              check: () => checkNoOrphans(actor),
            });
            await checkListsAndDescriptionsAgree(actor);
            actor.lifecycle.world.faults.clear();
            await actor.lifecycle.advance(3600);
            await actor.deleteAll();
            for (const kind of STUDIO_KINDS) {
              expect(await actor.items(kind)).toEqual([]);
            }
            await checkLeftovers(actor);
          } finally {
            actor.lifecycle.end();
          }
        },
      ),
      { numRuns: 300, interruptAfterTimeLimit: 12_000 },
    );
  }, 30_000);
});
