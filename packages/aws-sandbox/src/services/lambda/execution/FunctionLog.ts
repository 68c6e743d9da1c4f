import { randomBytes } from 'crypto';
import { AwsError } from '../../../core/AwsError';
import { CallContext } from '../../../core/types';
import { LambdaFunction } from '../LambdaState';

const TAIL_BYTES = 4096;
const MAXIMUM_EVENT_BYTES = 256 * 1024;

/** One invocation for the log. */
export interface InvocationReport {
  readonly requestId: string;
  readonly startedAt: number;
  readonly durationMs: number;
  readonly lines: readonly { time: number; text: string }[];
}

/** The log stream of one process of a function, written by the function's role and only if that may. */
export class FunctionLog {
  readonly streamName: string;
  readonly #context: CallContext;
  readonly #target: LambdaFunction;
  readonly #secrets: readonly string[];
  #state: 'new' | 'open' | 'refused' = 'new';

  /**
   * @param options.context acts as the function's role
   * @param options.secrets what must not be in the log
   */
  constructor(options: {
    context: CallContext;
    target: LambdaFunction;
    secrets: readonly string[];
  }) {
    this.#context = options.context;
    this.#target = options.target;
    this.#secrets = options.secrets;
    const day = this.#context.clock
      .now()
      .toISOString()
      .slice(0, 10)
      .replace(/-/g, '/');
    const { name, settings } = options.target;
    const prefix =
      settings.logging.logGroup === `/aws/lambda/${name}` ? '' : `${name}`;
    this.streamName = `${day}/${prefix}[$LATEST]${randomBytes(16).toString(
      'hex',
    )}`;
  }

  /** Writes an invocation; answers the end of its output for `LogResult`. */
  async write(report: InvocationReport): Promise<string> {
    const events = [
      ...this.#platform('start', report),
      ...report.lines,
      ...this.#platform('report', report),
    ].map(({ time, text }) => ({
      timestamp: Math.round(time),
      message: this.#clean(text).slice(0, MAXIMUM_EVENT_BYTES),
    }));
    await this.#put(events);
    return Buffer.from(events.map(({ message }) => `${message}\n`).join(''))
      .subarray(-TAIL_BYTES)
      .toString('base64');
  }

  async #put(
    logEvents: readonly { timestamp: number; message: string }[],
  ): Promise<void> {
    if (this.#state === 'new') {
      this.#state = (await this.#open()) ? 'open' : 'refused';
    }
    if (this.#state === 'open' && logEvents.length) {
      await this.#call('PutLogEvents', { ...this.#names(), logEvents });
    }
  }

  async #open(): Promise<boolean> {
    const first = await this.#call('CreateLogStream', this.#names());
    if (first !== 'ResourceNotFoundException') {
      return first === undefined;
    }
    const { logGroupName } = this.#names();
    const made = await this.#call('CreateLogGroup', { logGroupName });
    return (
      (made === undefined || made === 'ResourceAlreadyExistsException') &&
      (await this.#call('CreateLogStream', this.#names())) === undefined
    );
  }

  /** Calls the log service as the role; answers the code of its refusal. */
  async #call(operation: string, input: object): Promise<string | undefined> {
    try {
      await this.#context.invoke('logs', operation, input);
      return undefined;
    } catch (error) {
      if (error instanceof AwsError) {
        return error.code;
      }
      throw error;
    }
  }

  #names() {
    return {
      logGroupName: this.#target.settings.logging.logGroup,
      logStreamName: this.streamName,
    };
  }

  /** Lines of the runtime itself at the begin and at the end of an invocation. */
  #platform(
    kind: 'start' | 'report',
    report: InvocationReport,
  ): { time: number; text: string }[] {
    const { requestId, durationMs } = report;
    const { logging, memorySize } = this.#target.settings;
    const time = report.startedAt + (kind === 'start' ? 0 : durationMs);
    if (logging.format === 'Text') {
      const lines =
        kind === 'start'
          ? [`START RequestId: ${requestId} Version: $LATEST`]
          : [
              `END RequestId: ${requestId}`,
              `REPORT RequestId: ${requestId}\tDuration: ${durationMs.toFixed(
                2,
              )} ms\tBilled Duration: ${Math.ceil(
                durationMs,
              )} ms\tMemory Size: ${memorySize} MB`,
            ];
      return lines.map(text => ({ time, text }));
    }
    if (logging.systemLevel === 'WARN') {
      return [];
    }
    const record =
      kind === 'start'
        ? { requestId, version: '$LATEST' }
        : {
            requestId,
            metrics: {
              durationMs,
              billedDurationMs: Math.ceil(durationMs),
              memorySizeMB: memorySize,
            },
          };
    const text = JSON.stringify({
      time: new Date(time).toISOString(),
      type: `platform.${kind}`,
      record,
    });
    return [{ time, text }];
  }

  #clean(text: string): string {
    return this.#secrets
      .reduce((clean, secret) => clean.split(secret).join('***'), text)
      .replace(/X-Amz-Signature=[0-9a-f]+/g, 'X-Amz-Signature=***');
  }
}
