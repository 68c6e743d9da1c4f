import { fork } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyDirectory } from '../__testUtils__/templates';
import { ForkedDeployRun } from './ForkedDeployRun';
import { DeployOptions, RunnerEvent } from './types';

const SUCCESS = `{ type: 'succeeded', result: { stackName: 's', stackArn: 'a', outputs: { K: 'v' }, changed: true } }`;

/** Runs a script in the place of the real child. */
function start(
  script: string,
  options: Partial<DeployOptions> & { memoryLimitMb?: number } = {},
) {
  const root = emptyDirectory();
  const directory = join(root, 'run');
  mkdirSync(directory);
  writeFileSync(join(root, 'child.js'), script);
  const { memoryLimitMb = 64 } = options;
  const child = fork(join(root, 'child.js'), [], {
    cwd: directory,
    execArgv: [`--max-old-space-size=${memoryLimitMb}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const events: RunnerEvent[] = [];
  const run = new ForkedDeployRun({
    child,
    directory,
    memoryLimitMb,
    credentials: async () => ({
      accessKeyId: 'AKIA',
      secretAccessKey: 'secret',
      expiration: new Date(0),
    }),
    onEvent: event => events.push(event),
    ...options,
  });
  return { run, directory, events };
}

it('passes events on in order and resolves when everything is cleaned up', async () => {
  const { run, directory, events } = start(`
    for (let i = 0; i < 50; i += 1) process.send({ type: 'event', event: { kind: 'log', at: '', message: String(i) } });
    process.send(${SUCCESS}, () => process.exit(0));
  `);
  await expect(run.result).resolves.toEqual({
    stackName: 's',
    stackArn: 'a',
    outputs: { K: 'v' },
    changed: true,
  });
  expect(events.map(({ message }) => Number(message))).toEqual([
    ...Array(50).keys(),
  ]);
  expect(existsSync(directory)).toBe(false);
  expect(run.pid).toBeGreaterThan(0);
});

it('gives credentials when asked, and only then', async () => {
  const credentials = jest.fn(async () => ({
    accessKeyId: 'AKIA',
    secretAccessKey: 's',
    expiration: new Date(0),
  }));
  const { run, events } = start(
    `
    process.on('message', message => {
      process.send({ type: 'event', event: { kind: 'log', at: '', message: JSON.stringify(message) } });
      process.send(${SUCCESS}, () => process.exit(0));
    });
    setTimeout(() => process.send({ type: 'credentials-wanted', id: 7 }), 100);
  `,
    { credentials },
  );
  expect(credentials).not.toHaveBeenCalled();
  await run.result;
  expect(credentials).toHaveBeenCalledTimes(1);
  expect(JSON.parse(events[0].message)).toEqual({
    type: 'credentials',
    id: 7,
    credentials: {
      accessKeyId: 'AKIA',
      secretAccessKey: 's',
      expiration: '1970-01-01T00:00:00.000Z',
    },
  });
});

it('says that there are none, and keeps the reason as cause', async () => {
  const refusal = new Error('the hub role is gone');
  const { run } = start(
    `
    process.on('message', ({ message }) =>
      process.send({ type: 'failed', failure: { code: 'NoCredentials', message } }, () => process.exit(0)));
    process.send({ type: 'credentials-wanted', id: 1 });
  `,
    {
      credentials: async () => {
        throw refusal;
      },
    },
  );
  await expect(run.result).rejects.toMatchObject({
    name: 'RunnerError',
    failure: { code: 'NoCredentials', message: 'the hub role is gone' },
    cause: refusal,
  });
});

it('rejects with what the child says', async () => {
  const failure = {
    code: 'ResourceFailed',
    message: 'm',
    resource: 'R',
    resourceType: 'T',
    reason: 'r',
  };
  const { run, directory } = start(
    `process.send({ type: 'failed', failure: ${JSON.stringify(
      failure,
    )} }, () => process.exit(0));`,
  );
  await expect(run.result).rejects.toMatchObject({ failure });
  expect(existsSync(directory)).toBe(false);
});

it('ends a child when it is told to', async () => {
  const { run, directory } = start(`setInterval(() => {}, 1000);`);
  run.stop();
  await expect(run.result).rejects.toMatchObject({
    failure: {
      code: 'RunnerStopped',
      message: expect.stringContaining('CloudFormation goes on'),
    },
  });
  expect(existsSync(directory)).toBe(false);
  expect(() => process.kill(run.pid!, 0)).toThrow();
});

it('ends a child that does not listen, too', async () => {
  const { run } = start(
    `process.on('SIGTERM', () => {}); process.send({ type: 'event', event: { kind: 'log', at: '', message: 'up' } }); setInterval(() => {}, 1000);`,
    {
      onEvent: () => run.stop(),
    },
  );
  await expect(run.result).rejects.toMatchObject({
    failure: { code: 'RunnerStopped' },
  });
}, 15_000);

it('explains a child that dies', async () => {
  await expect(start(`process.exit(3);`).run.result).rejects.toMatchObject({
    failure: {
      code: 'RunnerCrashed',
      message: expect.stringContaining('exit code 3'),
    },
  });
  await expect(
    start(`process.kill(process.pid, 'SIGKILL');`).run.result,
  ).rejects.toMatchObject({
    failure: {
      code: 'RunnerCrashed',
      message: expect.stringContaining('SIGKILL'),
    },
  });
});

it('explains a child that needs too much memory', async () => {
  const { run } = start(
    `const hoard = []; for (;;) hoard.push({ text: String(hoard.length) });`,
    { memoryLimitMb: 16 },
  );
  await expect(run.result).rejects.toMatchObject({
    failure: {
      code: 'RunnerOutOfMemory',
      message: expect.stringContaining('16 MB'),
    },
  });
}, 30_000);

it('ends the run when nobody can take its events', async () => {
  const { run } = start(
    `process.send({ type: 'event', event: { kind: 'log', at: '', message: 'one' } }); setInterval(() => {}, 1000);`,
    {
      onEvent: () => {
        throw new Error('cannot store');
      },
    },
  );
  await expect(run.result).rejects.toThrow('cannot store');
});
