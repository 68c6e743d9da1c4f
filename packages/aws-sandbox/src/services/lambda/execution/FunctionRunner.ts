import { mkdtempSync, rmSync } from 'fs';
import { mkdtemp } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';
import { AwsError } from '../../../core/AwsError';
import { SandboxAddress } from '../../../core/SandboxAddress';
import { CallContext, RuntimePart } from '../../../core/types';
import { roleContext } from '../executionRole';
import { tooManyRequests } from '../lambdaErrors';
import { LambdaFunction } from '../LambdaState';
import { CodeDirectories } from './CodeDirectories';
import { FileSystemTrees } from './FileSystemTrees';
import { functionEnvironment } from './functionEnvironment';
import { FunctionLog } from './FunctionLog';
import { FunctionProcess } from './FunctionProcess';
import { mountFileSystem } from './mountFileSystem';
import { roleCredentials, RoleCredentials } from './roleCredentials';
import { runtimeLibraries } from './runtimeLibraries';

/** Name under which what runs functions is found. */
const FUNCTION_RUNNER = 'lambda-function-runner';
/** Name of the sandbox-wide state that holds what is in mounted file systems. */
const FILE_SYSTEMS = 'lambda-file-systems';

/** How long an idle process is kept, in wall time. */
const IDLE_MS = 15_000;
/** Processes with less validity left in their credentials are not used again. */
const CREDENTIAL_MARGIN_MS = 16 * 60_000;
const MAXIMUM_PAYLOAD_BYTES = 6 * 1024 * 1024;

/** An invocation's outcome. */
export interface Execution {
  /** JSON */
  readonly payload: string;
  readonly failed: boolean;
  /** Base64 of the last 4 KB of the log. */
  readonly logTail: string;
}

interface WarmProcess {
  readonly process: FunctionProcess;
  readonly credentials: RoleCredentials;
  readonly log: FunctionLog;
  readonly target: LambdaFunction;
  readonly revisionId: string;
  readonly temporaryDirectory: string;
  idleTimer?: NodeJS.Timeout;
}

/** Runs functions in processes of this machine and keeps those warm for a while. */
export class FunctionRunner implements RuntimePart {
  readonly fileSystems: FileSystemTrees;
  readonly #code = new CodeDirectories({ directory: () => this.#home() });
  readonly #idle = new Set<WarmProcess>();
  readonly #busy = new Map<LambdaFunction, Set<WarmProcess>>();
  readonly #running = new Map<string, number>();
  #directory: string | undefined;
  #isStopped = false;

  /** @param state where what is in file systems is saved */
  constructor(state: Pick<CallContext, 'globalStore'>) {
    this.fileSystems = new FileSystemTrees({
      directory: () => this.#home(),
      saved: () => state.globalStore(FILE_SYSTEMS, () => new Map()),
    });
  }

  static of(
    context: Pick<CallContext, 'runtime' | 'globalStore'>,
  ): FunctionRunner {
    return context.runtime(FUNCTION_RUNNER, () => new FunctionRunner(context));
  }

  beforeSave(): void {
    this.fileSystems.save();
  }

  underWay(): string[] {
    return [...this.#busy.values()].flatMap(processes =>
      [...processes].map(({ target }) => target.arn),
    );
  }

  holdsTime(): boolean {
    return [...this.#running.values()].some(count => count > 0);
  }

  /** Whether code of an account runs or waits to; it does so in wall time. */
  isBusy(accountId: string): boolean {
    return (this.#running.get(accountId) ?? 0) > 0;
  }

  /** Counts as running until the work is done. */
  async during<T>(accountId: string, work: () => Promise<T>): Promise<T> {
    this.#count(accountId, 1);
    try {
      return await work();
    } finally {
      this.#count(accountId, -1);
    }
  }

  /**
   * Runs one invocation to its end.
   *
   * @param context in the function's account and region
   */
  run(
    context: CallContext,
    target: LambdaFunction,
    call: { requestId: string; payload: string },
  ): Promise<Execution> {
    return this.during(target.accountId, async () => {
      this.#requireCapacity(target);
      const warm = await this.#acquire(context, target);
      const startedAt = Date.now();
      const ahead = context.clock.now().getTime() - startedAt;
      const answer = await warm.process.invoke({
        ...call,
        functionArn: target.arn,
        timeoutMs: target.settings.timeout * 1000,
      });
      const logTail = await warm.log.write({
        requestId: call.requestId,
        startedAt: startedAt + ahead,
        durationMs: Date.now() - startedAt,
        lines: answer.lines.map(({ time, text }) => ({
          time: time + ahead,
          text,
        })),
      });
      this.#release(warm);
      return Buffer.byteLength(answer.payload) > MAXIMUM_PAYLOAD_BYTES
        ? { payload: tooLarge(), failed: true, logTail }
        : { payload: answer.payload, failed: answer.failed, logTail };
    });
  }

  /** Ends every process and removes what they left on disk. */
  stop(): void {
    this.#isStopped = true;
    for (const warm of [
      ...this.#idle,
      ...[...this.#busy.values()].flatMap(set => [...set]),
    ]) {
      this.#discard(warm);
    }
    if (this.#directory) {
      rmSync(this.#directory, { recursive: true, force: true, maxRetries: 3 });
    }
  }

  #home(): string {
    this.#directory ??= mkdtempSync(join(tmpdir(), 'aws-sandbox-lambda-'));
    return this.#directory;
  }

  #count(accountId: string, by: number): void {
    this.#running.set(accountId, (this.#running.get(accountId) ?? 0) + by);
  }

  #requireCapacity(target: LambdaFunction): void {
    const { reservedConcurrency } = target;
    const used = this.#busy.get(target)?.size ?? 0;
    if (reservedConcurrency !== undefined && used >= reservedConcurrency) {
      throw tooManyRequests('Rate Exceeded.');
    }
  }

  async #acquire(
    context: CallContext,
    target: LambdaFunction,
  ): Promise<WarmProcess> {
    const warm =
      this.#takeIdle(context, target) ?? (await this.#start(context, target));
    if (this.#isStopped) {
      this.#discard(warm);
    }
    const busy = this.#busy.get(target) ?? new Set();
    this.#busy.set(target, busy.add(warm));
    return warm;
  }

  #takeIdle(
    { clock }: CallContext,
    target: LambdaFunction,
  ): WarmProcess | undefined {
    for (const warm of this.#idle) {
      if (warm.target.arn === target.arn) {
        const isCurrent =
          warm.target === target && warm.revisionId === target.revisionId;
        const isValid =
          warm.credentials.expiration.getTime() - clock.now().getTime() >
          CREDENTIAL_MARGIN_MS;
        this.#idle.delete(warm);
        clearTimeout(warm.idleTimer);
        if (isCurrent && isValid && warm.process.isUsable) {
          return warm;
        }
        this.#discard(warm);
      }
    }
    return undefined;
  }

  async #start(
    context: CallContext,
    target: LambdaFunction,
  ): Promise<WarmProcess> {
    const { settings, name, arn, revisionId } = target;
    const endpoint = SandboxAddress.of(context).url;
    if (endpoint === undefined) {
      throw new AwsError(
        'ServiceException',
        'Functions run only while the local AWS listens for requests',
      );
    }
    const asRole = roleContext(context, {
      roleArn: settings.role,
      sessionName: name,
      functionArn: arn,
    });
    const mounts = settings.mounts.map(mount =>
      mountFileSystem(asRole, {
        mount,
        vpc: settings.vpc!,
        trees: this.fileSystems,
      }),
    );
    const codeDirectory = await this.#code.of(target.code);
    const temporaryDirectory = await mkdtemp(join(this.#home(), 'tmp-'));
    const credentials = roleCredentials(asRole);
    const log = new FunctionLog({
      context: asRole,
      target,
      secrets: [credentials.secretAccessKey, credentials.sessionToken],
    });
    const process = new FunctionProcess({
      memoryMb: settings.memorySize,
      env: functionEnvironment(context, {
        target,
        credentials,
        logStreamName: log.streamName,
        codeDirectory,
        temporaryDirectory,
        libraries: runtimeLibraries(this.#home()),
        compileCache: join(this.#home(), 'compile-cache'),
      }),
      settings: {
        handler: settings.handler,
        codeDirectory,
        endpoint,
        vpcId: settings.vpc?.vpcId,
        mounts,
        callbacks: settings.runtime !== 'nodejs24.x',
        logging: {
          format: settings.logging.format,
          level: settings.logging.applicationLevel,
        },
        environment: {
          functionName: name,
          memorySize: settings.memorySize,
          logGroupName: settings.logging.logGroup,
          logStreamName: log.streamName,
        },
      },
    });
    return {
      process,
      credentials,
      log,
      target,
      revisionId,
      temporaryDirectory,
    };
  }

  #release(warm: WarmProcess): void {
    this.#busy.get(warm.target)?.delete(warm);
    if (!warm.process.isUsable || this.#isStopped) {
      this.#discard(warm);
      return;
    }
    this.#idle.add(warm);
    warm.idleTimer = setTimeout(() => this.#discard(warm), IDLE_MS);
    warm.idleTimer.unref();
  }

  #discard(warm: WarmProcess): void {
    this.#idle.delete(warm);
    this.#busy.get(warm.target)?.delete(warm);
    clearTimeout(warm.idleTimer);
    warm.process.stop();
    warm.credentials.revoke();
    rmSync(warm.temporaryDirectory, {
      recursive: true,
      force: true,
      maxRetries: 3,
    });
  }
}

function tooLarge(): string {
  return JSON.stringify({
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: `Response payload size exceeded maximum allowed payload size (${MAXIMUM_PAYLOAD_BYTES} bytes).`,
  });
}
