import { mockServices } from '@backstage/backend-test-utils';
import { audited } from './audited';

function setUp(event: { success?: () => Promise<void> } = {}) {
  const success = jest.fn(event.success ?? (async () => {}));
  const fail = jest.fn(async () => {});
  const auditor = mockServices.auditor.mock({
    createEvent: jest.fn(async () => ({ success, fail })),
  });
  const options = {
    auditor,
    eventId: 'studio-session' as const,
    request: {},
    meta: { environment: 'demand-models' },
  };
  return { auditor, success, fail, options };
}

it('records success with what the work noted', async () => {
  const { options, auditor, success, fail } = setUp();
  await expect(
    audited(options, async note => {
      note({ outcome: 'ready' });
      return 'done';
    }),
  ).resolves.toBe('done');
  expect(auditor.createEvent).toHaveBeenCalledWith(
    expect.objectContaining({
      eventId: 'studio-session',
      severityLevel: 'medium',
      meta: { environment: 'demand-models' },
    }),
  );
  expect(success).toHaveBeenCalledWith({ meta: { outcome: 'ready' } });
  expect(fail).not.toHaveBeenCalled();
});

it('records failure and passes it on', async () => {
  const { options, success, fail } = setUp();
  const error = new TypeError('no');
  await expect(
    audited(options, async note => {
      note({ profileName: 'ana' });
      throw error;
    }),
  ).rejects.toBe(error);
  expect(fail).toHaveBeenCalledWith({ error, meta: { profileName: 'ana' } });
  expect(success).not.toHaveBeenCalled();
});

it('gives nothing out that could not be recorded', async () => {
  const { options } = setUp({
    success: async () => {
      throw new TypeError('disk full');
    },
  });
  await expect(audited(options, async () => 'a URL')).rejects.toThrow(
    'disk full',
  );
});

it('does not even start what cannot be recorded', async () => {
  const { options } = setUp();
  const auditor = mockServices.auditor.mock({
    createEvent: async () => {
      throw new TypeError('disk full');
    },
  });
  const work = jest.fn();
  await expect(audited({ ...options, auditor }, work)).rejects.toThrow(
    'disk full',
  );
  expect(work).not.toHaveBeenCalled();
});
