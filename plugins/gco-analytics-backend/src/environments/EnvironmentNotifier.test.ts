import { mockServices } from '@backstage/backend-test-utils';
import { DefaultEnvironmentNotifier } from './EnvironmentNotifier';

function setUp() {
  const events = mockServices.events.mock();
  const signals = { publish: jest.fn(async () => {}) };
  const logger = mockServices.logger.mock();
  const notifier = new DefaultEnvironmentNotifier({ events, signals, logger });
  return { events, signals, logger, notifier };
}

const signal = {
  channel: 'gco-analytics:environment',
  recipients: { type: 'broadcast' },
  message: { environment: 'demand-models' },
};

it('tells the catalog and open pages about a change', async () => {
  const { notifier, events, signals } = setUp();
  await notifier.changed('demand-models');
  expect(events.publish).toHaveBeenCalledWith({
    topic: 'gco-analytics.environment',
    eventPayload: { environment: 'demand-models', change: 'upserted' },
  });
  expect(signals.publish).toHaveBeenCalledWith(signal);
});

it('tells open pages only about progress', async () => {
  const { notifier, events, signals } = setUp();
  await notifier.progressed('demand-models');
  expect(events.publish).not.toHaveBeenCalled();
  expect(signals.publish).toHaveBeenCalledWith(signal);
});

it('does not fail when nobody can be told', async () => {
  const { notifier, events, signals, logger } = setUp();
  events.publish.mockRejectedValue(new TypeError('bus is down'));
  signals.publish.mockRejectedValue(new TypeError('bus is down'));
  await notifier.changed('demand-models');
  expect(logger.warn).toHaveBeenCalledTimes(2);
  expect(signals.publish).toHaveBeenCalledTimes(1);
});
