import { mockServices } from '@backstage/backend-test-utils';
import {
  ConflictError,
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { RunnerEvent } from '@gco/analytics-blueprint';
import { API_LIMITS } from '@gco/plugin-gco-analytics-common';
import { InMemoryOperations } from '../__testUtils__';
import {
  DefaultOperationReporter,
  DefaultOperationReporterOptions,
} from './DefaultOperationReporter';

const at = '2026-01-01T10:00:00.000Z';
const down = new ServiceUnavailableError('The backend restarts');

const event = (
  id: string | undefined,
  extra: Partial<RunnerEvent> = {},
): RunnerEvent => ({
  kind: 'resource',
  at,
  id,
  message: 'CREATE_COMPLETE StudioBucket',
  resource: 'StudioBucket',
  status: 'CREATE_COMPLETE',
  ...extra,
});

describe('DefaultOperationReporter', () => {
  const logger = mockServices.logger.mock();
  let operations: InMemoryOperations;
  let reporter: DefaultOperationReporter;

  async function start(options: Partial<DefaultOperationReporterOptions> = {}) {
    const started = await operations.asService().startOperation({
      kind: 'deploy',
      taskId: 'task-1',
      config: {
        environment: { name: 'forecast', owner: 'group:default/forecasting' },
      },
    });
    operations.calls.length = 0;
    reporter = new DefaultOperationReporter({
      api: operations.asService(),
      started,
      logger,
      eventDelayMs: 20,
      completionDelaysMs: [5, 5, 5],
      ...options,
    });
    return started;
  }

  /** Lets time pass, and what it brings about happen. */
  const aWhile = (milliseconds = 100) =>
    jest.advanceTimersByTimeAsync(milliseconds);

  beforeEach(async () => {
    operations = new InMemoryOperations();
    operations.operations.set('operation-1', {
      id: 'operation-1',
      environment: 'forecast',
      kind: 'deploy',
      state: 'failed',
      generation: 6,
      taskId: 'task-1',
      startedBy: 'user:default/ana',
      startedAt: at,
    });
  });

  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    reporter.close();
    jest.useRealTimers();
    jest.clearAllMocks();
  });

  describe('events', () => {
    it('sends neighbours together and in order', async () => {
      await start();
      reporter.report(event('a'));
      reporter.report(event('b'));
      await aWhile();
      reporter.report(event('c'));
      await aWhile();

      expect(operations.calls).toEqual(['appendEvents 2', 'appendEvents 1']);
      expect([...operations.events.keys()]).toEqual(['a', 'b', 'c']);
    });

    it("keeps AWS's reason of a resource and the text of other events, cut to what the portal takes", async () => {
      await start();
      reporter.report(
        event('a', { status: 'CREATE_FAILED', reason: 'Access Denied' }),
      );
      reporter.report({ kind: 'phase', at, message: 'x'.repeat(10_000) });
      await aWhile();

      const [failed, phase] = operations.events.values();
      expect(failed).toMatchObject({
        id: 'a',
        status: 'CREATE_FAILED',
        message: 'Access Denied',
      });
      expect(phase.message).toHaveLength(API_LIMITS.maxEventMessageLength);
    });

    it('gives events without an id of AWS one that no other attempt gives', async () => {
      await start();
      reporter.report({ kind: 'phase', at, message: 'Synthesizing' });
      reporter.report({ kind: 'log', at, message: 'Publishing' });
      await aWhile();

      expect([...operations.events.keys()]).toEqual(['7-1', '7-2']);
    });

    it('never sends more at once than the portal takes', async () => {
      await start();
      for (let count = 0; count < API_LIMITS.maxEventsPerAppend + 1; count++) {
        reporter.report(event(`event-${count}`));
      }
      await aWhile();

      expect(operations.calls).toEqual([
        `appendEvents ${API_LIMITS.maxEventsPerAppend}`,
        'appendEvents 1',
      ]);
    });

    it('keeps events while the portal does not answer, and sends them later', async () => {
      operations.failNext('appendEvents', down, 2);
      await start();
      reporter.report(event('a'));
      await aWhile(30);
      reporter.report(event('b'));
      await aWhile();

      expect([...operations.events.keys()]).toEqual(['a', 'b']);
      expect(reporter.lost.aborted).toBe(false);
    });

    it('drops what the portal does not accept rather than holding up the rest', async () => {
      operations.failNext(
        'appendEvents',
        new InputError('events[0].at is not a time'),
      );
      await start();
      reporter.report(event('bad'));
      await aWhile();
      reporter.report(event('good'));
      await aWhile();

      expect([...operations.events.keys()]).toEqual(['good']);
      expect(logger.warn).toHaveBeenCalledWith(
        expect.stringContaining('events[0].at is not a time'),
      );
    });

    it('loses the lease when events of its generation are refused', async () => {
      await start();
      operations.takeOver('operation-1');
      reporter.report(event('a'));
      await aWhile();
      reporter.report(event('b'));
      await aWhile();

      expect(reporter.lost.aborted).toBe(true);
      expect(operations.calls).toEqual(['appendEvents 1']);
    });
  });

  describe('lease', () => {
    it('is renewed three times within its life', async () => {
      operations.leaseSeconds = 60;
      await start();
      await aWhile(60_000);

      expect(
        operations.calls.filter(call => call === 'renewLease'),
      ).toHaveLength(3);
      expect(reporter.lost.aborted).toBe(false);
    });

    it.each([
      [
        'has passed to another attempt',
        new ConflictError('Generation 7 no longer holds it'),
      ],
      [
        'is for an operation that is gone',
        new NotFoundError("No operation 'operation-1'"),
      ],
    ])('is lost, once, when it %s', async (_, refusal) => {
      operations.leaseSeconds = 6;
      operations.failNext('renewLease', refusal, 5);
      await start();
      const reasons: unknown[] = [];
      reporter.lost.addEventListener('abort', () =>
        reasons.push(reporter.lost.reason),
      );
      await aWhile(15_000);

      expect(reasons).toEqual([
        expect.objectContaining({ name: 'ConflictError' }),
      ]);
      expect(String(reasons[0])).toContain(
        "environment 'forecast' (this was generation 7)",
      );
      expect(operations.calls).toEqual(['renewLease']);
    });

    it('is not lost because the portal does not answer', async () => {
      operations.leaseSeconds = 6;
      operations.failNext('renewLease', down, 3);
      await start();
      await aWhile(15_000);

      expect(reporter.lost.aborted).toBe(false);
      expect(operations.calls.length).toBeGreaterThan(3);
    });

    it('is not renewed after the end', async () => {
      operations.leaseSeconds = 6;
      await start();
      await reporter.complete({ state: 'succeeded', outputs: {} });
      operations.calls.length = 0;
      await aWhile(15_000);

      expect(operations.calls).toEqual([]);
    });
  });

  describe('completion', () => {
    beforeEach(() => {
      jest.useRealTimers();
    });

    it('sends the waiting events first', async () => {
      await start({ eventDelayMs: 60_000 });
      reporter.report(event('a'));
      await reporter.complete({
        state: 'succeeded',
        outputs: { DomainId: 'd-1' },
      });

      expect(operations.calls).toEqual([
        'appendEvents 1',
        'completeOperation succeeded',
      ]);
      expect(operations.completions).toEqual([
        { generation: 7, state: 'succeeded', outputs: { DomainId: 'd-1' } },
      ]);
    });

    it('is tried again while the portal does not answer, with the events', async () => {
      operations.failNext('appendEvents', down);
      operations.failNext('completeOperation', down, 2);
      await start({ eventDelayMs: 60_000 });
      reporter.report(event('a'));
      await reporter.complete({ state: 'succeeded' });

      expect([...operations.events.keys()]).toEqual(['a']);
      expect(operations.operations.get('operation-1')?.state).toBe('succeeded');
    });

    it('gives up with a clear word when the portal stays away', async () => {
      operations.failNext('completeOperation', down, 10);
      await start();

      await expect(reporter.complete({ state: 'succeeded' })).rejects.toThrow(
        "The end of operation 'operation-1' (succeeded) could not be recorded",
      );
      expect(
        operations.calls.filter(call => call.startsWith('completeOperation')),
      ).toHaveLength(4);
    });

    it('is not tried again when the lease is lost', async () => {
      await start();
      operations.takeOver('operation-1');

      await expect(reporter.complete({ state: 'succeeded' })).rejects.toThrow(
        'Another attempt has taken over',
      );
      expect(operations.calls).toEqual(['completeOperation succeeded']);
    });

    it('is not tried again when the portal does not accept it', async () => {
      operations.failNext(
        'completeOperation',
        new InputError('outputs.DomainId is too long'),
      );
      await start();

      await expect(reporter.complete({ state: 'succeeded' })).rejects.toThrow(
        'outputs.DomainId is too long',
      );
      expect(operations.calls).toEqual(['completeOperation succeeded']);
    });
  });
});
