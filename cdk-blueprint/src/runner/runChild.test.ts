import { EventEmitter } from 'node:events';
import { exampleConfig } from '../__testUtils__/configs';
import { emptyDirectory } from '../__testUtils__/templates';
import { ChildMessage, ParentMessage } from './messages';
import { ChildProcessLike, runChild } from './runChild';

/** Stands in for the process of the child, as its parent sees it. */
class FakeProcess extends EventEmitter {
  readonly sent: ChildMessage[] = [];
  readonly exited: Promise<number>;
  readonly exit: (code: number) => void;

  constructor() {
    super();
    let end: (code: number) => void = () => {};
    this.exited = new Promise(resolve => {
      end = resolve;
    });
    this.exit = end;
  }

  send(
    message: ChildMessage,
    _handle: unknown,
    _options: unknown,
    done: () => void,
  ) {
    this.sent.push(message);
    done();
    return true;
  }

  tell(message: ParentMessage) {
    this.emit('message', message);
  }
}

function start(): FakeProcess {
  const child = new FakeProcess();
  runChild(child as unknown as ChildProcessLike);
  return child;
}

it('ends when its parent is gone', async () => {
  const child = start();
  child.emit('disconnect');
  expect(await child.exited).toBe(1);
});

it('ends when it is told to', async () => {
  const child = start();
  child.emit('SIGTERM');
  expect(await child.exited).toBe(143);
});

it.each(['uncaughtException', 'unhandledRejection'])(
  'reports an %s',
  async event => {
    const child = start();
    child.emit(event, new TypeError('unforeseen'));
    await child.exited;
    expect(child.sent).toEqual([
      { type: 'failed', failure: { code: 'TypeError', message: 'unforeseen' } },
    ]);
  },
);

it('reports why it could not deploy', async () => {
  const child = start();
  const config = { ...exampleConfig(), account: '1' };
  child.tell({
    type: 'deploy',
    config,
    outdir: emptyDirectory(),
    pollIntervalMs: 1,
  });
  expect(await child.exited).toBe(0);
  expect(child.sent).toEqual([
    {
      type: 'failed',
      failure: expect.objectContaining({
        code: 'InvalidConfig',
        message: expect.stringContaining(
          'account: must be a string of 12 digits (got "1")',
        ),
      }),
    },
  ]);
});

it('asks for credentials by message and gives up when there are none', async () => {
  const child = start();
  child.tell({
    type: 'deploy',
    config: exampleConfig(),
    outdir: emptyDirectory(),
    pollIntervalMs: 1,
  });
  while (!child.sent.some(({ type }) => type === 'credentials-wanted')) {
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  child.tell({ type: 'credentials-refused', id: 1, message: 'none' });
  await child.exited;
  expect(child.sent.at(-1)).toMatchObject({
    type: 'failed',
    failure: { code: 'NoCredentials' },
  });
});
