import { PutParameterCommand } from '@aws-sdk/client-ssm';
import {
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';
import { runToolkit } from './testing/runToolkit';
import type { ToolkitOutcome, ToolkitStep } from './testing/toolkit.main';

jest.setTimeout(120_000);

const PARAMETER = '/shared/bucket';

const deploy = (
  options: ToolkitStep['options'],
  method?: ToolkitStep['method'],
): ToolkitStep => ({ app: 'functions', action: 'deploy', options, method });

describe('custom resources through the frameworks of the CDK', () => {
  let sandbox: TestSandbox;
  let outcomes: ToolkitOutcome[];

  beforeAll(async () => {
    sandbox = await startTestSandbox({ seed: 'portal', timeScale: 0.001 });
    await sandbox.clients(sandbox.admin(SPOKE), 'us-east-1').ssm.send(
      new PutParameterCommand({
        Name: PARAMETER,
        Value: 'the-bucket',
        Type: 'String',
      }),
    );
    const parameter = PARAMETER;
    outcomes = await runToolkit({
      url: sandbox.url,
      credentials: sandbox.admin(SPOKE),
      steps: [
        deploy({ parameter }),
        deploy({ parameter, name: 'second' }, 'direct'),
        deploy({ parameter, name: 'third', failComplete: 'Update' }, 'direct'),
        deploy(
          { parameter, name: 'second', polls: 99, timeoutSeconds: 30 },
          'direct',
        ),
        { app: 'functions', action: 'destroy', options: { parameter } },
        deploy({ failEvent: 'Create' }, 'direct'),
        deploy({ failComplete: 'Create' }, 'direct'),
      ],
    });
  });
  afterAll(() => sandbox.stop());

  const eventsOf = (step: number, logicalId: string) =>
    outcomes[step].events
      .filter(event => event.startsWith(`${logicalId} `))
      .map(event => event.slice(logicalId.length + 1));
  const end = (step: number) => eventsOf(step, 'functions').pop();

  it('are made, at once or after some polls, and read from another region', () => {
    expect(outcomes[0].error).toBeUndefined();
    expect(outcomes[0].outputs).toEqual({
      Exportsynctype: 'Create',
      Exportasyncmade: '3',
      Exportasyncref: 'async-first',
      Exportparameter: 'the-bucket',
    });
  });

  it('are replaced under another physical id, the old one deleted after the update', () => {
    expect(outcomes[1].outputs).toMatchObject({
      Exportsynctype: 'Update',
      Exportasyncref: 'async-second',
    });
    expect(eventsOf(1, 'AsyncThing')).toEqual([
      'UPDATE_IN_PROGRESS',
      'UPDATE_COMPLETE',
      'DELETE_IN_PROGRESS',
      'DELETE_COMPLETE',
    ]);
    const { events } = outcomes[1];
    expect(
      events.indexOf('functions UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'),
    ).toBeLessThan(events.indexOf('AsyncThing DELETE_IN_PROGRESS'));
  });

  it('go back when isComplete throws', () => {
    expect(end(2)).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(eventsOf(2, 'AsyncThing')).toEqual([
      'UPDATE_IN_PROGRESS',
      'UPDATE_FAILED',
      'UPDATE_IN_PROGRESS',
      'UPDATE_COMPLETE',
    ]);
    // The one that had succeeded goes back to its first physical id, so that the new one is deleted.
    expect(eventsOf(2, 'SyncThing')).toEqual([
      'UPDATE_IN_PROGRESS',
      'UPDATE_COMPLETE',
      'UPDATE_IN_PROGRESS',
      'UPDATE_COMPLETE',
      'DELETE_IN_PROGRESS',
      'DELETE_COMPLETE',
    ]);
    const [reason] = outcomes[2].reasons.filter(text =>
      text.includes('isComplete will not Update'),
    );
    expect(reason).toMatch(/^Received response status \[FAILED\] from custom/);
    expect(reason).toContain('at exports.isComplete (/var/task/index.js:');
    expect(reason).not.toMatch(/aws-sandbox/);
  });

  it('fail when they are not complete in time', () => {
    expect(end(3)).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(outcomes[3].reasons).toContainEqual(
      expect.stringContaining('Message returned: Operation timed out'),
    );
  });

  it('are deleted with their stack', () => {
    expect(end(4)).toBe('DELETE_COMPLETE');
    expect(eventsOf(4, 'AsyncThing')).toContain('DELETE_COMPLETE');
  });

  it.each([
    ['onEvent', 5, 'SyncThing'],
    ['isComplete', 6, 'AsyncThing'],
  ])('are deleted again when %s throws at creation', (name, step, thing) => {
    expect(end(step)).toBe('ROLLBACK_COMPLETE');
    expect(eventsOf(step, thing).slice(-3)).toEqual([
      'CREATE_FAILED',
      'DELETE_IN_PROGRESS',
      'DELETE_COMPLETE',
    ]);
    expect(outcomes[step].reasons).toContainEqual(
      expect.stringContaining(`${name} will not Create`),
    );
  });
});
