import { mockServices } from '@backstage/backend-test-utils';
import { RunnerEvent } from '@gco/analytics-blueprint';
import { DeploymentLog } from './DeploymentLog';

const at = '2026-01-01T10:00:00.000Z';

function resource(
  status: string,
  name: string,
  extra: Partial<RunnerEvent> = {},
): RunnerEvent {
  return {
    kind: 'resource',
    at,
    message: '',
    status,
    resource: name,
    resourceType: 'AWS::S3::Bucket',
    ...extra,
  };
}

describe('DeploymentLog', () => {
  const logger = mockServices.logger.mock();
  const lines = () => logger.info.mock.calls.map(([line]) => line);
  let log: DeploymentLog;

  beforeEach(() => {
    jest.useFakeTimers();
    log = new DeploymentLog({ logger });
  });

  afterEach(() => {
    log.close();
    jest.useRealTimers();
    jest.clearAllMocks();
  });

  it('writes a line for each event, with the progress so far', () => {
    log.event({ kind: 'phase', at, message: 'Preparing the template' });
    log.event(
      resource('CREATE_IN_PROGRESS', 'StudioBucket', {
        progress: { completed: 11, total: 63 },
      }),
    );
    log.event(
      resource('CREATE_COMPLETE', 'StudioBucket', {
        progress: { completed: 12, total: 63 },
      }),
    );
    log.event({ kind: 'log', at, message: 'Publishing assets' });

    expect(lines()).toEqual([
      'Preparing the template',
      '11/63 CREATE_IN_PROGRESS AWS::S3::Bucket StudioBucket',
      '12/63 CREATE_COMPLETE AWS::S3::Bucket StudioBucket',
      '12/63 Publishing assets',
    ]);
  });

  it('writes progress without a total while CloudFormation has not said one', () => {
    log.event(
      resource('CREATE_COMPLETE', 'StudioBucket', {
        progress: { completed: 3 },
      }),
    );

    expect(lines()).toEqual([
      '3/? CREATE_COMPLETE AWS::S3::Bucket StudioBucket',
    ]);
  });

  it('warns of a failed resource with its reason', () => {
    log.event(
      resource('CREATE_FAILED', 'StudioBucket', { reason: 'Access Denied' }),
    );

    expect(logger.warn).toHaveBeenCalledWith(
      'CREATE_FAILED AWS::S3::Bucket StudioBucket - Access Denied',
    );
    expect(lines()).toEqual([]);
  });

  it('is never silent for more than 20 seconds', () => {
    jest.advanceTimersByTime(60_000);

    expect(lines().length).toBeGreaterThanOrEqual(3);
  });

  it('says what takes longest when nothing happens', () => {
    log.event(
      resource('CREATE_IN_PROGRESS', 'StudioDomain', {
        progress: { completed: 40, total: 63 },
      }),
    );
    jest.advanceTimersByTime(5_000);
    log.event(resource('CREATE_IN_PROGRESS', 'EmrApplication'));
    log.event(resource('CREATE_IN_PROGRESS', 'StudioBucket'));
    log.event(resource('CREATE_COMPLETE', 'StudioBucket'));
    logger.info.mockClear();

    jest.advanceTimersByTime(18_000);

    expect(lines()).toEqual([
      '40/63 Still working: StudioDomain (AWS::S3::Bucket) for 23 s, and 1 more',
    ]);
  });

  it('counts silence from the last line', () => {
    jest.advanceTimersByTime(17_000);
    log.line('Something happened');
    jest.advanceTimersByTime(17_000);

    expect(lines()).toEqual(['Something happened']);
  });

  it('has a usual measure of silence when it is given none', () => {
    log.close();
    log = new DeploymentLog({ logger, quietMs: undefined, now: undefined });
    jest.advanceTimersByTime(10_000);

    expect(lines()).toEqual([]);
  });

  it('is silent once closed', () => {
    log.close();
    jest.advanceTimersByTime(120_000);

    expect(lines()).toEqual([]);
  });
});
