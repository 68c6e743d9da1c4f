import { isError } from '@backstage/errors';
import type { ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { ChildMessage, ParentMessage } from './messages';
import { RunnerError } from './RunnerError';
import { DeployOptions, DeployResult, DeployRun, RunnerFailure } from './types';

/** Time a child has to end by itself before it is killed. */
const GRACE_MS = 5000;

/** How much of the child's error stream is kept: enough for the last words of Node. */
const STDERR_LIMIT = 4096;

/** Options of {@link ForkedDeployRun}. */
export interface ForkedDeployRunOptions
  extends Pick<DeployOptions, 'credentials' | 'onEvent'> {
  readonly child: ChildProcess;
  /** Removed when the child has ended. */
  readonly directory: string;
  readonly memoryLimitMb: number;
}

type Outcome = { result: DeployResult } | { error: Error };

/** The parent's end of a child that deploys: answers its wish for credentials and turns its end into a result. */
export class ForkedDeployRun implements DeployRun {
  readonly pid: number | undefined;
  readonly result: Promise<DeployResult>;

  private readonly child: ChildProcess;
  private outcome: Outcome | undefined;
  private refusal: Error | undefined;
  private stderr = '';
  private stopped = false;

  constructor(private readonly options: ForkedDeployRunOptions) {
    const { child } = options;
    this.child = child;
    this.pid = child.pid;
    child.on('message', message => this.receive(message as ChildMessage));
    child.stderr?.setEncoding('utf8').on('data', chunk => {
      this.stderr = (this.stderr + chunk).slice(-STDERR_LIMIT);
    });
    this.result = this.settle();
    // Whoever stops a run may not care how it ended.
    this.result.catch(() => undefined);
  }

  send(message: ParentMessage): void {
    // A child that is gone cannot be told anything; its end is reported anyway.
    if (this.child.connected) this.child.send(message, () => undefined);
  }

  stop(): void {
    this.stopped = true;
    this.end('SIGTERM');
  }

  private receive(message: ChildMessage): void {
    switch (message.type) {
      case 'event':
        this.pass(message);
        break;
      case 'credentials-wanted':
        void this.answer(message.id);
        break;
      case 'succeeded':
        this.finish({ result: message.result });
        break;
      case 'failed':
        this.finish({ error: new RunnerError(message.failure, this.refusal) });
        break;
      default:
        break;
    }
  }

  private pass({ event }: Extract<ChildMessage, { type: 'event' }>): void {
    if (this.outcome) return;
    try {
      this.options.onEvent(event);
    } catch (error) {
      this.finish({ error: toError(error) });
      this.end('SIGTERM');
    }
  }

  private async answer(id: number): Promise<void> {
    try {
      const { accessKeyId, secretAccessKey, sessionToken, expiration } =
        await this.options.credentials();
      const credentials = {
        accessKeyId,
        secretAccessKey,
        sessionToken,
        expiration: expiration?.toISOString(),
      };
      this.send({ type: 'credentials', id, credentials });
    } catch (error) {
      this.refusal = toError(error);
      this.send({
        type: 'credentials-refused',
        id,
        message: this.refusal.message,
      });
    }
  }

  private finish(outcome: Outcome): void {
    this.outcome ??= outcome;
  }

  /** The first signal asks, the second, after a while, does not. */
  private end(signal: NodeJS.Signals): void {
    this.child.kill(signal);
    setTimeout(() => this.child.kill('SIGKILL'), GRACE_MS).unref();
  }

  private async settle(): Promise<DeployResult> {
    const end = await new Promise<{
      code: number | null;
      signal: string | null;
      error?: Error;
    }>(resolve => {
      this.child.once('close', (code, signal) => resolve({ code, signal }));
      this.child.once('error', error =>
        resolve({ code: null, signal: null, error }),
      );
    });
    await rm(this.options.directory, {
      recursive: true,
      force: true,
      maxRetries: 3,
    });
    if (!this.outcome) throw new RunnerError(this.explainEnd(end), end.error);
    if ('error' in this.outcome) throw this.outcome.error;
    return this.outcome.result;
  }

  private explainEnd({
    code,
    signal,
    error,
  }: {
    code: number | null;
    signal: string | null;
    error?: Error;
  }): RunnerFailure {
    const goesOn =
      'CloudFormation goes on with what it was told; deploy again to follow it';
    if (this.stopped)
      return {
        code: 'RunnerStopped',
        message: `The deployment process was stopped. ${goesOn}.`,
      };
    if (error)
      return {
        code: 'RunnerCrashed',
        message: `The deployment process could not be started: ${error.message}`,
      };
    if (/heap out of memory/i.test(this.stderr)) {
      return {
        code: 'RunnerOutOfMemory',
        message: `The deployment process needed more than its limit of ${this.options.memoryLimitMb} MB. ${goesOn}.`,
      };
    }
    const how = signal
      ? `was ended by ${signal}`
      : `ended with exit code ${code}`;
    return {
      code: 'RunnerCrashed',
      message: `The deployment process ${how} before it had finished. ${goesOn}.`,
    };
  }
}

function toError(error: unknown): Error {
  return isError(error)
    ? (error as Error)
    : new RunnerError(unknownFailure(error));
}

function unknownFailure(value: unknown): RunnerFailure {
  return {
    code: 'Unknown',
    message: `Unknown error: ${typeof value}`,
  };
}
