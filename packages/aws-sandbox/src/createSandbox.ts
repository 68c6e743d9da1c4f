import { InputError } from '@backstage/errors';
import { resolve } from 'path';
import { addFaults, Fault } from './core/faults';
import { ScaledClock } from './core/ScaledClock';
import { Account, World } from './core/World';
import { WorldSnapshots } from './core/WorldSnapshots';
import { FixtureChoice, fixtureBuilders, seedFixtures } from './fixtures';
import { ModelInputValidation } from './protocols';
import { seedEmpty, seedPortal } from './seed';
import { SandboxServer } from './server/SandboxServer';
import { createServices } from './services';
import { recordEvent } from './services/cloudtrail';
import { IamAuthorizer } from './services/iam';
import {
  DefaultWorldSnapshots,
  FolderSnapshotStorage,
  MemorySnapshotStorage,
  StateKeeper,
  WorldCodec,
} from './state';

const DEFAULT_TIME_SCALE = 0.05;

/** What a sandbox starts with: the portal's hub and spokes, or accounts with an administrator each and nothing else. */
export type SandboxSeed = 'portal' | 'empty';

/** Options of {@link createSandbox}. */
export interface SandboxOptions {
  /** Wall time per AWS time: 0.05 makes an AWS minute 3 s. Default 0.05. */
  timeScale?: number;
  /** 0 takes any free port. Default 0. */
  port?: number;
  /** Address to listen on. Default `127.0.0.1`. */
  host?: string;
  /** Default `portal`. */
  seed?: SandboxSeed;
  /** Environments that are there from the start; needs the seed `portal`. Default: none. */
  fixtures?: FixtureChoice;
  /** What is to go wrong from the start on, and from each reset on. */
  faults?: readonly Fault[];
  /**
   * Refuses calls that come faster than AWS publishes that it takes them, in wall time. `factor` multiplies the rates. Default: off.
   */
  throttling?: boolean | { factor: number };
  /**
   * File that the state is kept in: read at the start, in place of seed and fixtures; written while the sandbox runs and at its end.
   * Snapshots are kept beside it. It is for one process at a time and readable for its owner only. Default: the state goes with the process.
   */
  stateFile?: string;
  /** Is told what a person should know about keeping the state, in a line. Default: nobody is told. */
  report?: (line: string) => void;
}

/** A local AWS. */
export interface Sandbox {
  /** Seeds, or takes up the kept state, and listens. @returns the address for `AWS_ENDPOINT_URL` */
  start(): Promise<{ url: string; port: number }>;
  /** Keeps the state where it is kept, and closes the port and all that still goes on inside. */
  stop(): Promise<void>;
  /**
   * Advances the time until nothing is under way.
   *
   * @param options.limitMs how long to try, in wall time; 30 s by default
   * @throws UnsettledError naming what is still under way
   */
  settle(options?: { limitMs?: number }): Promise<void>;
  /** Ways back to earlier states, and to the first. */
  readonly snapshots: WorldSnapshots;
  readonly accounts: readonly Account[];
}

/** Makes a local AWS; several can run beside each other in one process. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const scale = options.timeScale ?? DEFAULT_TIME_SCALE;
  const world = new World({
    clock: new ScaledClock({ scale }),
    services: createServices(),
    createAuthorizer: created => new IamAuthorizer(created),
  });
  world.inputValidation = new ModelInputValidation();
  world.trail = recordEvent;
  world.throttle.factor = throttlingFactor(options);
  world.addBuilders(fixtureBuilders);
  const codec = new WorldCodec(world);
  const seed = async () => {
    await fill(world, options);
    world.faults.clear();
    addFaults(world, options.faults ?? []);
  };
  const snapshots = new DefaultWorldSnapshots({
    world,
    codec,
    storage:
      options.stateFile === undefined
        ? new MemorySnapshotStorage()
        : new FolderSnapshotStorage({
            folder: `${resolve(options.stateFile)}.snapshots`,
          }),
    seed,
    scale,
  });
  world.snapshots = snapshots;
  const keeper =
    options.stateFile === undefined
      ? undefined
      : new StateKeeper({
          world,
          codec,
          path: options.stateFile,
          report: options.report ?? (() => {}),
        });
  const server = new SandboxServer({ world });
  return {
    snapshots,
    settle: limit => world.settle(limit),
    get accounts() {
      return [...world.accounts.values()];
    },
    async start() {
      const isKept = keeper?.load() ?? false;
      try {
        await (isKept ? addFaults(world, options.faults ?? []) : seed());
        const port = await server.listen(
          options.port ?? 0,
          options.host ?? '127.0.0.1',
        );
        const url = `http://localhost:${port}`;
        world.address.url = url;
        keeper?.begin();
        return { url, port };
      } catch (error) {
        keeper?.release();
        throw error;
      }
    },
    async stop() {
      await keeper?.end();
      world.generation.end();
      await server.close();
    },
  };
}

/** Puts into an empty world what it starts with. */
async function fill(world: World, options: SandboxOptions): Promise<void> {
  if (options.seed === 'empty') {
    if (options.fixtures !== undefined) {
      throw new InputError(
        "Fixtures need the accounts and roles of the seed 'portal', not 'empty'",
      );
    }
    await seedEmpty(world);
    return;
  }
  await seedPortal(world);
  if (options.fixtures !== undefined) {
    await seedFixtures(world, options.fixtures);
  }
}

function throttlingFactor({ throttling }: SandboxOptions): number | undefined {
  if (typeof throttling !== 'object') {
    return throttling ? 1 : undefined;
  }
  if (!(throttling.factor > 0)) {
    throw new InputError(
      `The factor of throttling must be above 0, not ${throttling.factor}`,
    );
  }
  return throttling.factor;
}
