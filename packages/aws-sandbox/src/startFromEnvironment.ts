import { InputError } from '@backstage/errors';
import { createSandbox, SandboxOptions } from './createSandbox';

const DEFAULT_PORT = 4766;

/** What of a process the start needs. */
type SandboxProcess = Pick<
  NodeJS.Process,
  'env' | 'stdout' | 'stderr' | 'exit' | 'once'
>;

/** Runs a sandbox as its own process, until a signal ends it. Settings come from environment variables. */
export async function startFromEnvironment(
  host: SandboxProcess,
): Promise<void> {
  try {
    const sandbox = createSandbox(optionsFrom(host.env));
    const { url } = await sandbox.start();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      host.once(signal, () => {
        void sandbox.stop().finally(() => host.exit(0));
      });
    }
    host.stdout.write(`aws-sandbox ready at ${url}\n`);
  } catch (error) {
    host.stderr.write(`aws-sandbox: ${reasonOf(error)}\n`);
    host.exit(1);
  }
}

function optionsFrom(env: NodeJS.ProcessEnv): SandboxOptions {
  return {
    port:
      numberFrom(
        env,
        'AWS_SANDBOX_PORT',
        value => Number.isInteger(value) && value >= 0 && value <= 65_535,
      ) ?? DEFAULT_PORT,
    timeScale: numberFrom(
      env,
      'AWS_SANDBOX_TIME_SCALE',
      value => value > 0 && value <= 1,
    ),
    host: env.AWS_SANDBOX_HOST || undefined,
  };
}

function numberFrom(
  env: NodeJS.ProcessEnv,
  name: string,
  valid: (value: number) => boolean,
): number | undefined {
  const text = env[name];
  if (text === undefined || text === '') {
    return undefined;
  }
  const value = Number(text);
  if (Number.isNaN(value) || !valid(value)) {
    throw new InputError(`${name} has the invalid value '${text}'`);
  }
  return value;
}

function reasonOf(error: unknown): string {
  const { code, port, message } = error as NodeJS.ErrnoException & {
    port?: number;
  };
  return code === 'EADDRINUSE'
    ? `port ${port} is taken; stop what uses it or set AWS_SANDBOX_PORT to another port`
    : message;
}
