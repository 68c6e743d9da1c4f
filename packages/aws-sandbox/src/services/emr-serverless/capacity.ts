import type {
  JobDriver,
  MaximumAllowedResources,
} from '@aws-sdk/client-emr-serverless';
import { CallContext } from '../../core/types';
import { QUOTAS, quotaValue } from '../servicequotas';
import { EmrApplication, EmrServerlessState } from './EmrServerlessState';

/** Cores and memory. */
export interface Capacity {
  readonly vcpus: number;
  readonly memoryGb: number;
}

/** What EMR Serverless gives a driver and each executor that nothing is said about, and how many executors there are. */
const WORKER: Capacity = { vcpus: 4, memoryGb: 14 };
const EXECUTORS = 3;
/** Memory that Spark takes beside its heap. */
const OVERHEAD = 1.1;

/** What a job run's workers need, by its Spark settings. */
export function capacityOf(driver: JobDriver): Capacity {
  const parameters = driver.sparkSubmit?.sparkSubmitParameters ?? '';
  const setting = (name: string): string | undefined =>
    new RegExp(`spark\\.${name.replace('.', '\\.')}=(\\S+)`).exec(
      parameters,
    )?.[1];
  const executors = Number(setting('executor.instances') ?? EXECUTORS);
  const cores = (role: string) =>
    Number(setting(`${role}.cores`) ?? WORKER.vcpus);
  const memory = (role: string) =>
    Math.ceil(gigabytes(setting(`${role}.memory`)) * OVERHEAD);
  return {
    vcpus: cores('driver') + executors * cores('executor'),
    memoryGb: memory('driver') + executors * memory('executor'),
  };
}

function gigabytes(text: string | undefined): number {
  const [, amount, unit] = /^(\d+)([mg])b?$/i.exec(text ?? '') ?? [];
  if (amount === undefined) {
    return WORKER.memoryGb;
  }
  return unit.toLowerCase() === 'g' ? Number(amount) : Number(amount) / 1024;
}

/** What an application keeps warm while it is started. */
export function initialCapacityOf({
  initialCapacity,
}: Pick<EmrApplication['settings'], 'initialCapacity'>): Capacity {
  return Object.values(initialCapacity ?? {}).reduce(
    (sum, { workerCount, workerConfiguration }) => ({
      vcpus: sum.vcpus + workerCount! * numberIn(workerConfiguration?.cpu),
      memoryGb:
        sum.memoryGb + workerCount! * numberIn(workerConfiguration?.memory),
    }),
    { vcpus: 0, memoryGb: 0 },
  );
}

/** The number in `4 vCPU` or `16 GB`. */
function numberIn(text: string | undefined): number {
  return Number(/^\d+(\.\d+)?/.exec(text ?? '')?.[0] ?? 0);
}

/** Whether a capacity keeps to an application's maximum, if there is one. */
export function fits(
  wanted: Capacity,
  maximum: MaximumAllowedResources | undefined,
): boolean {
  return (
    !maximum ||
    (wanted.vcpus <= numberIn(maximum.cpu) &&
      wanted.memoryGb <= numberIn(maximum.memory))
  );
}

/** Cores and memory that an application uses now. */
function usedBy({ state, settings, jobRuns }: EmrApplication): Capacity {
  const working = [...jobRuns.values()]
    .filter(run => ['SCHEDULED', 'RUNNING'].includes(run.state))
    .map(run => capacityOf(run.jobDriver));
  const sum = (key: keyof Capacity) =>
    working.reduce((total, one) => total + one[key], 0);
  const warm =
    state === 'STARTED'
      ? initialCapacityOf(settings)
      : { vcpus: 0, memoryGb: 0 };
  return {
    vcpus: Math.max(warm.vcpus, sum('vcpus')),
    memoryGb: Math.max(warm.memoryGb, sum('memoryGb')),
  };
}

/** Why no workers can be had for a job run; nothing when they can. */
export function capacityProblem(
  context: CallContext,
  { applications }: EmrServerlessState,
  application: EmrApplication,
  wanted: Capacity,
): string | undefined {
  const used = usedBy(application);
  const { maximumCapacity } = application.settings;
  const total = {
    vcpus: used.vcpus + wanted.vcpus,
    memoryGb: used.memoryGb + wanted.memoryGb,
  };
  if (!fits(total, maximumCapacity)) {
    return `ApplicationMaxCapacityExceededException: Worker could not be allocated as the application has exceeded maximumCapacity settings: [cpu: ${maximumCapacity?.cpu}, memory: ${maximumCapacity?.memory}]`;
  }
  const inUse = [...applications.values()].reduce(
    (sum, one) => sum + usedBy(one).vcpus,
    0,
  );
  return inUse + wanted.vcpus >
    quotaValue(context, QUOTAS.emrServerless.concurrentVcpus)
    ? 'ServiceQuotaExceededException: Worker could not be allocated because the account has reached the service limit on the maximum vCPU it can use concurrently.'
    : undefined;
}
