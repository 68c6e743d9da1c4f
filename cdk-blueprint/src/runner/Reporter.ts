import type { StackEvent } from '@aws-sdk/client-cloudformation';
import { ResourceProgress } from './ResourceProgress';
import { resourceEvent } from './stackEvents';
import { RunnerEvent } from './types';

/** Silence that people take for a hang. */
const LONGEST_SILENCE_MS = 12_000;
const CHECK_EVERY_MS = 3000;

/** Options of {@link Reporter}. */
export interface ReporterOptions {
  readonly onEvent: (event: RunnerEvent) => void;
  readonly now?: () => number;
}

/** Sends a deployment's events on, and a sign of life whenever there has been none for a while. */
export class Reporter {
  readonly progress: ResourceProgress;

  private readonly now: () => number;
  private readonly timer: NodeJS.Timeout;
  private phaseName = 'Starting';
  private phaseSince: number;
  private lastEventAt: number;

  constructor(private readonly options: ReporterOptions) {
    this.now = options.now ?? Date.now;
    this.progress = new ResourceProgress(this.now);
    this.phaseSince = this.now();
    this.lastEventAt = this.now();
    this.timer = setInterval(() => this.breakSilence(), CHECK_EVERY_MS);
  }

  /** The deployment goes on to its next step. */
  phase(message: string): void {
    this.phaseName = message;
    this.phaseSince = this.now();
    this.emit({ kind: 'phase', at: this.timestamp(), message });
  }

  /** A line for people. */
  log(message: string): void {
    this.emit({ kind: 'log', at: this.timestamp(), message });
  }

  /** CloudFormation reported an event; `counted` is what somebody else has counted already. */
  resource(
    event: StackEvent,
    counted: Partial<NonNullable<RunnerEvent['progress']>> = {},
  ): void {
    this.progress.add(event);
    this.emit(
      resourceEvent(event, { completed: this.progress.completed, ...counted }),
    );
  }

  /** Sends an event on as it is. */
  emit(event: RunnerEvent): void {
    this.lastEventAt = this.now();
    this.options.onEvent(event);
  }

  /** No more signs of life. */
  close(): void {
    clearInterval(this.timer);
  }

  private breakSilence(): void {
    const now = this.now();
    if (now - this.lastEventAt < LONGEST_SILENCE_MS) return;
    const { slowest } = this.progress;
    this.log(
      slowest
        ? `still waiting for ${slowest.resource} (${
            slowest.resourceType
          }), ${duration(now - slowest.since)}`
        : `still at it: ${this.phaseName}, ${duration(now - this.phaseSince)}`,
    );
  }

  private timestamp(): string {
    return new Date(this.now()).toISOString();
  }
}

/** `45s`, `1m20s`, `1h02m`. */
export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const minutes = Math.floor(seconds / 60);
  const two = (value: number) => String(value).padStart(2, '0');
  if (minutes >= 60) return `${Math.floor(minutes / 60)}h${two(minutes % 60)}m`;
  return minutes > 0 ? `${minutes}m${two(seconds % 60)}s` : `${seconds}s`;
}
