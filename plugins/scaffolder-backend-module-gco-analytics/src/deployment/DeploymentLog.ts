import { LoggerService } from '@backstage/backend-plugin-api';
import { RunnerEvent } from '@gco/analytics-blueprint';

/**
 * Longest silence. Load balancers cut a connection that carries nothing, and people give up on a deployment that says
 * nothing; a line every 20 seconds keeps both, so this leaves some room. The runner says something every 15 seconds
 * itself: this is for when it cannot.
 */
const DEFAULT_QUIET_MS = 18_000;

export interface DeploymentLogOptions {
  /** The task's own log, which the person watches. */
  logger: LoggerService;
  /** Longest silence in milliseconds. @defaultValue 18000 */
  quietMs?: number;
  /** Milliseconds since the epoch. @defaultValue Date.now */
  now?: () => number;
}

/**
 * Writes a deployment to the task's log: a line per event, and a word on what AWS is busy with when there is none.
 */
export class DeploymentLog {
  readonly #options: Required<DeploymentLogOptions>;
  readonly #busy = new Map<string, { resourceType?: string; since: number }>();
  #progress = '';
  #timer?: NodeJS.Timeout;

  constructor(options: DeploymentLogOptions) {
    const { logger, quietMs = DEFAULT_QUIET_MS, now = Date.now } = options;
    this.#options = { logger, quietMs, now };
    this.#waitForSilence();
  }

  event(event: RunnerEvent): void {
    this.#note(event);
    const line = [this.#progress, ...describe(event)].filter(Boolean).join(' ');
    if (event.status?.endsWith('FAILED')) {
      this.#options.logger.warn(line);
    } else {
      this.#options.logger.info(line);
    }
    this.#waitForSilence();
  }

  line(message: string): void {
    this.#options.logger.info(message);
    this.#waitForSilence();
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #note({ progress, resource, resourceType, status }: RunnerEvent): void {
    if (progress) {
      this.#progress = `${progress.completed}/${progress.total ?? '?'}`;
    }
    if (!resource || !status) {
      return;
    }
    if (!status.endsWith('_IN_PROGRESS')) {
      this.#busy.delete(resource);
    } else if (!this.#busy.has(resource)) {
      this.#busy.set(resource, { resourceType, since: this.#options.now() });
    }
  }

  #waitForSilence(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => this.line(this.#stillWorking()),
      this.#options.quietMs,
    );
  }

  #stillWorking(): string {
    const [longest, ...others] = [...this.#busy].sort(
      ([, a], [, b]) => a.since - b.since,
    );
    if (!longest) {
      return [this.#progress, 'Still working'].filter(Boolean).join(' ');
    }
    const [resource, { resourceType, since }] = longest;
    const seconds = Math.round((this.#options.now() - since) / 1_000);
    const rest = others.length > 0 ? `, and ${others.length} more` : '';
    return [
      this.#progress,
      `Still working: ${resource}`,
      resourceType && `(${resourceType})`,
      `for ${seconds} s${rest}`,
    ]
      .filter(Boolean)
      .join(' ');
  }
}

function describe(event: RunnerEvent): Array<string | undefined> {
  if (event.kind !== 'resource') {
    return [event.message];
  }
  return [
    event.status,
    event.resourceType,
    event.resource,
    event.reason && `- ${event.reason}`,
  ];
}
