import * as fc from 'fast-check';
import { EfsActor, EfsCall } from '../../testing/lifecycle/EfsActor';
import { EFS_TRANSITIONS } from '../../testing/lifecycle/efsTransitions';
import { Step, stepsOf, walk } from '../../testing/lifecycle/walk';

const OPERATIONS = Object.values(EFS_TRANSITIONS).flatMap(({ calls }) =>
  Object.keys(calls),
);

const call: fc.Arbitrary<EfsCall> = fc.record({
  operation: fc.constantFrom(...OPERATIONS, 'CreateMountTarget'),
  name: fc.constantFrom('home', 'data'),
  zone: fc.constantFrom(0, 1),
});

const PRELUDE: Step<EfsCall>[] = [
  { call: { operation: 'CreateFileSystem', name: 'home', zone: 0 } },
  { seconds: 15 },
];

/** Each mount target has its file system, a zone of its own there, and a network interface; nothing else has one. */
async function check(actor: EfsActor): Promise<void> {
  const targets = await actor.mountTargets();
  for (const {
    FileSystemId,
    NumberOfMountTargets,
  } of await actor.fileSystems()) {
    const zones = targets
      .filter(target => target.FileSystemId === FileSystemId)
      .map(({ AvailabilityZoneName }) => AvailabilityZoneName);
    expect(NumberOfMountTargets).toBe(zones.length);
    expect(new Set(zones).size).toBe(zones.length);
  }
  const { NetworkInterfaces } = await actor.lifecycle.call(
    'ec2',
    'DescribeNetworkInterfaces',
    {},
  );
  expect(
    NetworkInterfaces.map(
      ({ NetworkInterfaceId }: { NetworkInterfaceId: string }) =>
        NetworkInterfaceId,
    ).sort(),
  ).toEqual(targets.map(({ NetworkInterfaceId }) => NetworkInterfaceId).sort());
}

describe('the life cycles of EFS', () => {
  it('take only ways that AWS documents and end with nothing left', async () => {
    await fc.assert(
      fc.asyncProperty(
        stepsOf({
          call,
          resourceTypes: ['AWS::EFS::FileSystem', 'AWS::EFS::MountTarget'],
          seconds: [1, 5, 15, 30, 100],
        }),
        async steps => {
          const actor = await EfsActor.create();
          try {
            await walk(actor, [...PRELUDE, ...steps], {
              service: 'elasticfilesystem',
              tables: EFS_TRANSITIONS,
              check: () => check(actor),
            });
            actor.lifecycle.world.faults.clear();
            await actor.lifecycle.advance(600);
            await actor.deleteAll();
            expect(await actor.fileSystems()).toEqual([]);
            await check(actor);
          } finally {
            actor.lifecycle.end();
          }
        },
      ),
      { numRuns: 300, interruptAfterTimeLimit: 12_000 },
    );
  }, 30_000);
});
