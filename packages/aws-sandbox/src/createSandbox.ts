import { SANDBOX_ADDRESS, SandboxAddress } from './core/SandboxAddress';
import { ScaledClock } from './core/ScaledClock';
import { Account, World } from './core/World';
import { seedEmpty, seedPortal } from './seed';
import { SandboxServer } from './server/SandboxServer';
import { createServices } from './services';
import { IamAuthorizer } from './services/iam';
import { FUNCTION_RUNNER, FunctionRunner } from './services/lambda';
import { STUDIO_STORE, StudioState } from './studio';

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
}

/** A local AWS. */
export interface Sandbox {
  /** Seeds and listens. @returns the address for `AWS_ENDPOINT_URL` */
  start(): Promise<{ url: string; port: number }>;
  /** Closes the port and all that still goes on inside. */
  stop(): Promise<void>;
  readonly accounts: readonly Account[];
}

/** Makes a local AWS; several can run beside each other in one process. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const clock = new ScaledClock({ scale: options.timeScale ?? 0.05 });
  const world = new World({
    clock,
    services: createServices(),
    createAuthorizer: created => new IamAuthorizer(created),
  });
  const server = new SandboxServer({ world });
  return {
    get accounts() {
      return [...world.accounts.values()];
    },
    async start() {
      await (options.seed === 'empty' ? seedEmpty(world) : seedPortal(world));
      const port = await server.listen(
        options.port ?? 0,
        options.host ?? '127.0.0.1',
      );
      const url = `http://localhost:${port}`;
      world.state.get([SANDBOX_ADDRESS], () => new SandboxAddress()).url = url;
      world.state.get([STUDIO_STORE], () => new StudioState()).baseUrl = url;
      return { url, port };
    },
    async stop() {
      clock.stop();
      world.state.get([FUNCTION_RUNNER], () => new FunctionRunner()).stop();
      await server.close();
    },
  };
}
