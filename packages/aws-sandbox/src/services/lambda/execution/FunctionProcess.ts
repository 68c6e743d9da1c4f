import { ChildProcess, fork } from 'child_process';

/** What the process of a function needs to know. */
export interface ProcessSettings {
  readonly handler: string;
  readonly codeDirectory: string;
  /** Address of the local AWS. */
  readonly endpoint: string;
  /** The VPC that the function is in. */
  readonly vpcId?: string;
  readonly mounts: readonly object[];
  readonly logging: { readonly format: string; readonly level: string };
  /** Whether the runtime takes handlers with a callback. */
  readonly callbacks: boolean;
  readonly environment: {
    readonly functionName: string;
    readonly memorySize: number;
    readonly logGroupName: string;
    readonly logStreamName: string;
  };
}

/** One invocation for a process. */
export interface ProcessCall {
  readonly requestId: string;
  readonly functionArn: string;
  /** JSON */
  readonly payload: string;
  readonly timeoutMs: number;
}

/** How an invocation ended. */
export interface ProcessAnswer {
  /** JSON */
  readonly payload: string;
  readonly failed: boolean;
  readonly lines: readonly { time: number; text: string }[];
}

type Message =
  | { type: 'log'; line: string }
  | { type: 'result'; payload: string }
  | { type: 'error'; error: object; fatal?: boolean };

/** A process in which one function runs, one invocation at a time. */
export class FunctionProcess {
  readonly #child: ChildProcess;
  #isUsable = true;
  #lines: { time: number; text: string }[] = [];
  #settle: ((payload: object | string, failed: boolean) => void) | undefined;

  /**
   * @param options.env everything the process has in its environment
   * @param options.memoryMb limit of the heap
   */
  constructor(options: {
    settings: ProcessSettings;
    env: NodeJS.ProcessEnv;
    memoryMb: number;
  }) {
    this.#child = fork(
      // Beside the sources, as no build goes over it.
      require.resolve('../../../../lambda-runtime/bootstrap.js'),
      [JSON.stringify(options.settings)],
      {
        cwd: options.settings.codeDirectory,
        env: options.env,
        execArgv: [`--max-old-space-size=${options.memoryMb}`],
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      },
    );
    this.#child.on('message', message => this.#receive(message as Message));
    this.#child.stderr!.on('data', data =>
      this.#record(String(data).trimEnd()),
    );
    this.#child.once('error', error => this.#end(error.message));
    this.#child.once('exit', (code, signal) =>
      this.#end(
        signal
          ? `Runtime exited with error: signal: ${signal}`
          : `Runtime exited with error: exit status ${code}`,
      ),
    );
  }

  /** Whether it can take another invocation. */
  get isUsable(): boolean {
    return this.#isUsable;
  }

  async invoke(call: ProcessCall): Promise<ProcessAnswer> {
    const { requestId, functionArn, payload, timeoutMs } = call;
    let timer: NodeJS.Timeout | undefined;
    try {
      const ended = await new Promise<{ payload: string; failed: boolean }>(
        resolve => {
          this.#settle = (answer, failed) =>
            resolve({
              payload:
                typeof answer === 'string' ? answer : JSON.stringify(answer),
              failed,
            });
          timer = setTimeout(() => {
            const error = `Task timed out after ${(timeoutMs / 1000).toFixed(
              2,
            )} seconds`;
            this.#record(`${new Date().toISOString()} ${requestId} ${error}`);
            this.#fail(
              'Sandbox.Timedout',
              `RequestId: ${requestId} Error: ${error}`,
            );
            this.stop();
          }, timeoutMs);
          if (!this.#isUsable) {
            this.#end('Runtime exited with error: exit status 1');
            return;
          }
          this.#child.send({
            type: 'invoke',
            requestId,
            functionArn,
            payload,
            deadline: Date.now() + timeoutMs,
          });
        },
      );
      return { ...ended, lines: this.#lines };
    } finally {
      clearTimeout(timer);
      this.#settle = undefined;
      this.#lines = [];
    }
  }

  /** Ends the process at once. */
  stop(): void {
    this.#isUsable = false;
    this.#child.kill('SIGKILL');
  }

  #receive(message: Message): void {
    if (message.type === 'log') {
      this.#record(message.line);
    } else if (message.type === 'result') {
      this.#settle?.(message.payload, false);
    } else {
      if (message.fatal) {
        this.#isUsable = false;
      }
      this.#settle?.(message.error, true);
      if (message.fatal) {
        this.stop();
      }
    }
  }

  #record(text: string): void {
    this.#lines.push({ time: Date.now(), text });
  }

  #end(reason: string): void {
    this.#isUsable = false;
    this.#fail('Runtime.ExitError', `Error: ${reason}`);
  }

  #fail(errorType: string, errorMessage: string): void {
    this.#settle?.({ errorType, errorMessage }, true);
  }
}
