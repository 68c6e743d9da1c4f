import type { InitialCapacityConfig } from '@aws-sdk/client-emr-serverless';
import type { EmrServerlessState } from '../emr-serverless/EmrServerlessState';
import type { Metered } from './meterUsage';

/** `4 vCPU`, `16 GB`: the number of it. */
function amountOf(text: string | undefined): number {
  return Number.parseFloat(text ?? '') || 0;
}

function total(
  capacity: Record<string, InitialCapacityConfig>,
  member: 'cpu' | 'memory',
): number {
  return Object.values(capacity).reduce(
    (sum, { workerCount = 0, workerConfiguration }) =>
      sum + Number(workerCount) * amountOf(workerConfiguration?.[member]),
    0,
  );
}

/** Applications cost while they are started and hold workers ready. */
export function* emrUsage(state: EmrServerlessState): Generator<Metered> {
  for (const application of state.applications.values()) {
    const capacity = application.settings.initialCapacity;
    if (application.state === 'STARTED' && capacity) {
      const common = {
        start: application.updatedAt,
        tags: Object.fromEntries(application.tags),
      };
      // A start makes usage of its own, which ends when the application is found stopped.
      const id = `${application.arn}@${application.updatedAt.getTime()}`;
      yield {
        ...common,
        id: `${id}/cpu`,
        price: 'sparkCpu',
        quantity: total(capacity, 'cpu'),
      };
      yield {
        ...common,
        id: `${id}/memory`,
        price: 'sparkMemory',
        quantity: total(capacity, 'memory'),
      };
    }
  }
}
