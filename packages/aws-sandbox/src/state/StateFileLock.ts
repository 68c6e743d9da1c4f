import { ConflictError } from '@backstage/errors';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'fs';

/** Who holds a lock: a process, told apart from a later one with its id by when it started. */
interface Holder {
  pid: number;
  startedAt?: string;
}

/** Keeps a file for one process at a time, by a file beside it. */
export class StateFileLock {
  readonly #path: string;
  readonly #own: string;

  /** @param path of the file to be kept */
  constructor(path: string) {
    this.#path = `${path}.lock`;
    this.#own = JSON.stringify({
      pid: process.pid,
      startedAt: startOf(process.pid),
    } satisfies Holder);
  }

  /** Takes the lock, also that of a process that is gone. @throws ConflictError when a running process has it */
  take(): void {
    const draft = `${this.#path}.${process.pid}`;
    writeFileSync(draft, this.#own, { mode: 0o600 });
    try {
      if (!linked(draft, this.#path)) {
        this.#requireStale(this.#read());
        this.#removeStale();
        if (!linked(draft, this.#path)) {
          throw this.#taken(this.#read());
        }
      }
    } finally {
      rmSync(draft, { force: true });
    }
  }

  release(): void {
    if (this.#read() === this.#own) {
      rmSync(this.#path, { force: true });
    }
  }

  #requireStale(content: string | undefined): void {
    if (content !== undefined && isRunning(holderOf(content))) {
      throw this.#taken(content);
    }
  }

  /** Another process may take it over at the same time; then its lock goes back to its place. */
  #removeStale(): void {
    const aside = `${this.#path}.${process.pid}.stale`;
    try {
      renameSync(this.#path, aside);
    } catch {
      return; // Somebody else removed it.
    }
    const content = readFileSync(aside, 'utf8');
    const isStale = !isRunning(holderOf(content));
    if (!isStale) {
      linked(aside, this.#path);
    }
    rmSync(aside, { force: true });
    if (!isStale) {
      throw this.#taken(content);
    }
  }

  #read(): string | undefined {
    try {
      return readFileSync(this.#path, 'utf8');
    } catch {
      return undefined;
    }
  }

  #taken(content: string | undefined): ConflictError {
    const pid = content === undefined ? undefined : holderOf(content)?.pid;
    return new ConflictError(
      `The state file ${this.#path.slice(0, -'.lock'.length)} is in use by ${
        pid === undefined ? 'another process' : `process ${pid}`
      }; stop it or name another file`,
    );
  }
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      return false;
    }
    throw error;
  }
}

function holderOf(content: string): Holder | undefined {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

function isRunning(holder: Holder | undefined): boolean {
  if (!Number.isInteger(holder?.pid) || holder!.pid <= 0) {
    return false;
  }
  try {
    process.kill(holder!.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') {
      return false;
    }
  }
  const startedAt = startOf(holder!.pid);
  return (
    startedAt === undefined ||
    holder!.startedAt === undefined ||
    startedAt === holder!.startedAt
  );
}

/** Told in place of the start of a process that has ended and only waits for its parent to take note. */
const ENDED = 'ended';

/** When a process started, where the system tells it (Linux): ids of processes are used again after a restart of the machine. */
function startOf(pid: number): string | undefined {
  try {
    const [state, ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .split(') ')
      .pop()!
      .split(' ');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8');
    return /[ZX]/.test(state) ? ENDED : `${boot.trim()}/${fields[18]}`;
  } catch {
    return undefined;
  }
}
