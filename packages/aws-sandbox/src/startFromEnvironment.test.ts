import { createServer, Server } from 'http';
import { AddressInfo } from 'net';
import { startFromEnvironment } from './startFromEnvironment';

/** A process that only notes what is done to it. */
function fakeProcess(env: Record<string, string>) {
  const host = {
    env,
    out: '',
    err: '',
    exitCode: undefined as number | undefined,
    handlers: {} as Record<string, () => void>,
    stdout: { write: (text: string) => Boolean((host.out += text)) },
    stderr: { write: (text: string) => Boolean((host.err += text)) },
    exit: (code: number) => {
      host.exitCode = code;
    },
    once: (signal: string, handler: () => void) => {
      host.handlers[signal] = handler;
    },
  };
  return host;
}

const start = (host: ReturnType<typeof fakeProcess>) =>
  startFromEnvironment(host as any);

describe('startFromEnvironment', () => {
  let taken: Server;
  let port: number;

  beforeAll(async () => {
    taken = createServer();
    await new Promise<void>(resolve => {
      taken.listen(0, '127.0.0.1', resolve);
    });
    port = (taken.address() as AddressInfo).port;
  });
  afterAll(() => taken.close());

  it('says in one line that a port is taken', async () => {
    const host = fakeProcess({ AWS_SANDBOX_PORT: String(port) });
    await start(host);
    expect(host.exitCode).toBe(1);
    expect(host.err).toBe(
      `aws-sandbox: port ${port} is taken; stop what uses it or set AWS_SANDBOX_PORT to another port\n`,
    );
    expect(host.out).toBe('');
  });

  it.each([
    ['AWS_SANDBOX_PORT', 'abc'],
    ['AWS_SANDBOX_PORT', '70000'],
    ['AWS_SANDBOX_TIME_SCALE', '0'],
    ['AWS_SANDBOX_TIME_SCALE', 'fast'],
  ])('refuses %s=%s', async (name, value) => {
    const host = fakeProcess({ [name]: value });
    await start(host);
    expect([host.exitCode, host.err]).toEqual([
      1,
      `aws-sandbox: ${name} has the invalid value '${value}'\n`,
    ]);
  });
});
