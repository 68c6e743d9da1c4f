import { createServer, Server } from 'http';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { AddressInfo } from 'net';
import { tmpdir } from 'os';
import { join } from 'path';
import { runCommandLine, SandboxProcess, startFromEnvironment } from '.';

/** A process that only notes what is done to it. */
class FakeProcess {
  out = '';
  err = '';
  exitCode: number | undefined;
  readonly argv: string[];
  readonly handlers: Record<string, () => void> = {};
  readonly stdout = { write: (text: string) => Boolean((this.out += text)) };
  readonly stderr = { write: (text: string) => Boolean((this.err += text)) };

  constructor(args: string[], readonly env: Record<string, string> = {}) {
    this.argv = ['node', 'aws-sandbox', ...args];
  }

  exit(code: number) {
    this.exitCode ??= code;
  }

  once(signal: string, handler: () => void) {
    this.handlers[signal] = handler;
  }

  /** Runs to the end of the start. */
  async run(how = runCommandLine): Promise<this> {
    await how(this as unknown as SandboxProcess);
    return this;
  }

  async interrupt(): Promise<void> {
    this.handlers.SIGINT();
    while (this.exitCode === undefined) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
  }
}

const run = (args: string[], env?: Record<string, string>) =>
  new FakeProcess(args, env).run();

describe('the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aws-sandbox-cli-'));
  let taken: Server;
  let port: string;

  beforeAll(async () => {
    taken = createServer();
    await new Promise<void>(resolve => {
      taken.listen(0, '127.0.0.1', resolve);
    });
    port = String((taken.address() as AddressInfo).port);
  });
  afterAll(() => {
    taken.close();
    rmSync(folder, { recursive: true });
  });

  it('starts, tells what clients need, and ends with a signal', async () => {
    const host = await run(['--port', '0', '--seed=empty']);
    const [, url] = /^aws-sandbox ready at (http:\S+)\n/.exec(host.out)!;
    expect(host.out).toContain(`export AWS_ENDPOINT_URL=${url}\n`);
    expect(host.out).toMatch(/^ {2}444455556666 {2}\S/m);
    expect(await (await fetch(`${url}/_sandbox/health`)).json()).toEqual({
      status: 'ok',
    });
    await host.interrupt();
    expect([host.exitCode, host.err]).toEqual([0, '']);
    await expect(fetch(`${url}/_sandbox/health`)).rejects.toThrow();
  });

  it('takes what no flag says from the environment', async () => {
    const host = await run(['--port', '0', '--time-scale', '0.5'], {
      AWS_SANDBOX_PORT: port,
      AWS_SANDBOX_TIME_SCALE: 'wrong, but not asked',
      AWS_SANDBOX_SEED: 'empty',
      AWS_SANDBOX_HOST: '',
    });
    const [, url] = /ready at (\S+)/.exec(host.out)!;
    const clock: any = await (await fetch(`${url}/_sandbox/clock`)).json();
    await host.interrupt();
    expect(clock.scale).toBe(0.5);
  });

  it.each([['--help'], ['-h']])('explains itself with %s', async flag => {
    const host = await run([flag, '--port', '99999']);
    expect([host.exitCode, host.err]).toEqual([0, '']);
    expect(host.out).toMatch(/^Usage: aws-sandbox/);
    for (const name of ['--fixtures', '--state', 'AWS_SANDBOX_FAULTS']) {
      expect(host.out).toContain(name);
    }
  });

  it('tells its version', async () => {
    const host = await run(['--version']);
    expect([host.exitCode, host.out]).toEqual([
      0,
      `${require('../../package.json').version}\n`,
    ]);
  });

  it.each([
    [['--port', 'abc'], "--port has the invalid value 'abc'"],
    [['--port', '70000'], 'a whole number from 0 to 65535'],
    [['--port', '1.5'], "'1.5'"],
    [['--port='], "--port has the invalid value ''"],
    [['--time-scale', '0'], "--time-scale has the invalid value '0'"],
    [['--seed', 'full'], "it must be 'portal' or 'empty'"],
    [['--fixtures', 'many'], '--fixtures has the invalid value'],
    [['--seed', 'empty', '--fixtures', '2x1'], "the seed 'portal'"],
    [['--faults', join(folder, 'none.json')], 'none.json'],
    [['--prot', '1'], "Unknown option '--prot'; see --help"],
    [['--port'], "--port <value>' argument missing; see --help"],
    [['start'], "Unexpected argument 'start'"],
  ])('refuses %j in a line', async (args, reason) => {
    const host = await run(args);
    expect(host.exitCode).toBe(2);
    expect(host.err).toContain(reason);
    expect(host.err).toMatch(/^aws-sandbox: [^\n]+\n$/);
    expect(host.out).toBe('');
  });

  it.each([
    ['AWS_SANDBOX_PORT', 'abc'],
    ['AWS_SANDBOX_TIME_SCALE', 'fast'],
  ])('refuses %s=%s', async (name, value) => {
    const host = await new FakeProcess([], { [name]: value }).run(
      startFromEnvironment,
    );
    expect(host.exitCode).toBe(2);
    expect(host.err).toContain(
      `aws-sandbox: ${name} has the invalid value '${value}'`,
    );
  });

  it('says in one line that a port is taken', async () => {
    const host = await run(['--port', port, '--seed', 'empty']);
    expect([host.exitCode, host.out, host.err]).toEqual([
      1,
      '',
      `aws-sandbox: port ${port} is taken; stop what uses it or set AWS_SANDBOX_PORT to another port\n`,
    ]);
  });

  it('says in one line that a state file is none, and leaves it', async () => {
    const state = join(folder, 'letter.txt');
    writeFileSync(state, 'Dear reader');
    const host = await run(['--port', '0', '--state', state]);
    expect([host.exitCode, host.err]).toEqual([
      1,
      `aws-sandbox: The state file ${state} cannot be used: it is no saved state of aws-sandbox. It was left as it is; move it away or name another file\n`,
    ]);
  });

  it('lets only one sandbox have a state file', async () => {
    const args = ['--port', '0', '--seed', 'empty', '--state'];
    const state = join(folder, 'state');
    const first = await run([...args, state]);
    const second = await run([...args, state]);
    expect([second.exitCode, second.out, second.err]).toEqual([
      1,
      '',
      `aws-sandbox: The state file ${state} is in use by process ${process.pid}; stop it or name another file\n`,
    ]);
    await first.interrupt();
    const third = await run([...args, state]);
    expect(third.out).toContain('ready');
    await third.interrupt();
  });
});
