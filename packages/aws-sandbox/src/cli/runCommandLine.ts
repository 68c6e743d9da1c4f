import { createSandbox, Sandbox, SandboxOptions } from '../createSandbox';
import { readSettings, Request } from './readSettings';
import { greeting, usage } from './texts';

const DEFAULT_PORT = 4766;
const FAILED = 1;
const WRONG_USE = 2;

/** What of a process the start needs. */
export type SandboxProcess = Pick<
  NodeJS.Process,
  'argv' | 'env' | 'stdout' | 'stderr' | 'exit' | 'once'
>;

/** Runs a sandbox as its own process until a signal ends it, as flags and environment variables say. */
export async function runCommandLine(host: SandboxProcess): Promise<void> {
  let request: Request;
  try {
    request = readSettings(host.argv.slice(2), host.env);
  } catch (error) {
    return end(host, WRONG_USE, (error as Error).message);
  }
  if (request.kind === 'start') {
    const started = await start(host, request.options);
    if (started) {
      host.stdout.write(greeting(started.sandbox, started.url));
    }
    return undefined;
  }
  host.stdout.write(
    request.kind === 'help'
      ? usage()
      : `${require('../../package.json').version}\n`,
  );
  return host.exit(0);
}

/** The same from environment variables alone, telling only when it is ready. */
export async function startFromEnvironment(
  host: SandboxProcess,
): Promise<void> {
  try {
    const request = readSettings([], host.env);
    await start(host, request.kind === 'start' ? request.options : {});
  } catch (error) {
    end(host, WRONG_USE, (error as Error).message);
  }
}

async function start(
  host: SandboxProcess,
  options: SandboxOptions,
): Promise<{ sandbox: Sandbox; url: string } | undefined> {
  try {
    const sandbox = createSandbox({
      port: DEFAULT_PORT,
      report: line => host.stderr.write(`aws-sandbox: ${line}\n`),
      ...options,
    });
    const { url } = await sandbox.start();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      host.once(signal, () => {
        void sandbox.stop().finally(() => host.exit(0));
      });
    }
    host.stdout.write(`aws-sandbox ready at ${url}\n`);
    return { sandbox, url };
  } catch (error) {
    end(host, FAILED, reasonOf(error));
    return undefined;
  }
}

function end(host: SandboxProcess, code: number, reason: string): void {
  host.stderr.write(`aws-sandbox: ${reason}\n`);
  host.exit(code);
}

function reasonOf(error: unknown): string {
  const { code, port, message } = error as NodeJS.ErrnoException & {
    port?: number;
  };
  return code === 'EADDRINUSE'
    ? `port ${port} is taken; stop what uses it or set AWS_SANDBOX_PORT to another port`
    : message;
}
