import { mockCandidate } from '../__testUtils__';
import { EnvironmentRecord, OperationRecord } from '../store';
import { decideStart, StartSituation } from './decideStart';

const now = new Date('2026-03-02T10:00:00Z');
const later = new Date('2026-03-02T10:01:00Z');
const earlier = new Date('2026-03-02T09:59:00Z');

const operation: OperationRecord = {
  id: 'op-1',
  environment: 'demand-models',
  kind: 'deploy',
  state: 'running',
  generation: 1,
  taskId: 'task-1',
  startedBy: 'user:default/ana',
  startedAt: '2026-03-02T09:00:00.000Z',
  config: {},
};

const environment: EnvironmentRecord = {
  ...mockCandidate(),
  state: 'deploying',
  health: 'unknown',
  createdBy: 'user:default/ana',
  createdAt: '2026-03-02T09:00:00.000Z',
  updatedAt: '2026-03-02T09:00:00.000Z',
  outputs: {},
  externalId: 'external',
  isDeployed: false,
  version: 1,
  generation: 1,
  lease: { operationId: 'op-1', expiresAt: later },
};

const decide = (changes: Partial<StartSituation>) =>
  decideStart({ kind: 'deploy', candidate: mockCandidate(), now, ...changes });

const conflict = (message: RegExp) =>
  expect.objectContaining({
    name: 'ConflictError',
    message: expect.stringMatching(message),
  });

describe('decideStart', () => {
  it('registers what is new', () => {
    expect(decide({})).toEqual({ action: 'register' });
  });

  it.each(['change', 'upgrade', 'drift', 'retire'] as const)(
    'has nothing to %s where there is no environment',
    kind => {
      expect(() => decide({ kind })).toThrow(
        expect.objectContaining({ name: 'NotFoundError' }),
      );
    },
  );

  it.each([
    { owner: 'group:default/fraud' },
    { accountId: '777788889999' },
    { region: 'us-east-1' },
  ])('does not give a taken name away: %j', changes => {
    const situation = {
      candidate: mockCandidate(changes),
      environment: { ...environment, state: 'failed', lease: undefined },
    } as const;
    expect(() => decide(situation)).toThrow(
      conflict(/^Environment name 'demand-models' is already taken$/),
    );
  });

  it('says what differs when an environment is changed', () => {
    expect(() =>
      decide({
        kind: 'change',
        candidate: mockCandidate({ region: 'us-east-1' }),
        environment: { ...environment, state: 'active', isDeployed: true },
      }),
    ).toThrow(conflict(/region is not 'us-east-1'/));
  });

  it('lets no second operation in while the lease holds', () => {
    expect(() => decide({ environment, latest: operation })).toThrow(
      conflict(/'demand-models' is busy: deploy 'op-1' runs since/),
    );
  });

  it('takes over when the lease ran out', () => {
    expect(
      decide({
        environment: {
          ...environment,
          lease: { operationId: 'op-1', expiresAt: earlier },
        },
        latest: operation,
      }),
    ).toEqual({ action: 'start', takeOver: operation });
  });

  it('tries a failed first deployment again', () => {
    expect(
      decide({
        environment: { ...environment, state: 'failed', lease: undefined },
        latest: { ...operation, state: 'failed' },
      }),
    ).toEqual({ action: 'start', takeOver: undefined });
  });

  it.each(['active', 'changing', 'retired', 'failed'] as const)(
    'does not deploy over a deployed environment that is %s',
    state => {
      expect(() =>
        decide({
          environment: {
            ...environment,
            state,
            isDeployed: true,
            lease: undefined,
          },
          latest: { ...operation, state: 'succeeded' },
        }),
      ).toThrow(conflict(/already taken/));
    },
  );

  it.each(['running', 'failed', 'cancelled', 'succeeded'] as const)(
    "goes on with the same task's operation that is %s",
    state => {
      const sameTask = { ...operation, state };
      expect(decide({ environment, sameTask, latest: sameTask })).toEqual({
        action: 'resume',
        operation: sameTask,
      });
    },
  );

  it('does not bring back an operation that another one followed', () => {
    expect(() =>
      decide({
        environment,
        sameTask: { ...operation, state: 'failed' },
        latest: { ...operation, id: 'op-2', state: 'failed' },
      }),
    ).toThrow(conflict(/'op-1' .* cannot go on: 'op-2' came after it/));
  });

  it('does not bring back a retired environment', () => {
    expect(() =>
      decide({
        kind: 'retire',
        environment: { ...environment, state: 'retired', isDeployed: true },
        sameTask: operation,
        latest: operation,
      }),
    ).toThrow(conflict(/retired/));
  });

  it('does not let another owner resume by guessing the task', () => {
    expect(() =>
      decide({
        candidate: mockCandidate({ owner: 'group:default/fraud' }),
        environment,
        sameTask: operation,
        latest: operation,
      }),
    ).toThrow(conflict(/already taken/));
  });
});
