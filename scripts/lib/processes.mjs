// Child processes that belong together: they start with a log file each, and end together.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SetupError, tail } from './toolchain.mjs';

// Longer than the portal needs to write what it has; open event streams would keep it for a minute.
const GRACE_MS = 4_000;

export class ProcessGroup {
  #children = new Map();
  #stopping = false;
  #failed;

  /**
   * @param logDirectory where each process writes `<name>.log`
   * @param signal ends the wait for readiness when it aborts
   */
  constructor({ logDirectory, verbose = false, signal }) {
    this.logDirectory = logDirectory;
    this.verbose = verbose;
    /** Rejects when a process of the group ends by itself, or with the signal's reason when that aborts. */
    this.failure = new Promise((_, reject) => {
      this.#failed = reject;
      signal?.addEventListener('abort', () => reject(signal.reason), {
        once: true,
      });
    });
    // Whoever races against `failure` handles it; alone it must not count as unhandled.
    this.failure.catch(() => {});
  }

  /** Starts a process that writes to `<name>.log` in the log directory. */
  start(name, command, args, options) {
    mkdirSync(this.logDirectory, { recursive: true });
    const logFile = join(this.logDirectory, `${name}.log`);
    const log = createWriteStream(logFile);
    // A process group of its own: one signal reaches the children of the child too, and Ctrl-C reaches nobody twice.
    const child = spawn(command, args, {
      ...options,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.pipe(log, { end: false });
      if (this.verbose) stream.pipe(process.stdout, { end: false });
    }
    this.#children.set(name, child);
    child.once('error', error =>
      this.#failed(
        new SetupError(`${name} could not be started: ${error.message}`),
      ),
    );
    child.once('exit', (code, signal) => {
      this.#children.delete(name);
      if (this.#stopping) return;
      const how = signal ? `was ended by ${signal}` : `ended with code ${code}`;
      this.#failed(
        new SetupError(
          `${name} ${how}. The end of ${logFile}:\n${tail(
            readFileSync(logFile, 'utf8'),
            20,
          )}`,
        ),
      );
    });
    return child;
  }

  /** Waits until a URL answers 2xx, while all processes of the group live. */
  async waitFor(url, { name, seconds }) {
    const deadline = Date.now() + seconds * 1000;
    while (Date.now() < deadline) {
      if (await Promise.race([answers(url), this.failure])) return;
      await sleep(250);
    }
    throw new SetupError(
      `${name} did not answer at ${url} within ${seconds} s: see ${join(
        this.logDirectory,
        `${name}.log`,
      )}`,
    );
  }

  /** Ends every process and what they started; resolves when all are gone. */
  async stop() {
    this.#stopping = true;
    const gone = [...this.#children.values()].map(
      child => new Promise(resolve => child.once('exit', resolve)),
    );
    this.#signal('SIGTERM');
    const late = setTimeout(() => this.#signal('SIGKILL'), GRACE_MS);
    await Promise.all(gone);
    clearTimeout(late);
  }

  #signal(signal) {
    for (const { pid } of this.#children.values()) {
      try {
        process.kill(-pid, signal);
      } catch (error) {
        if (error.code !== 'ESRCH') throw error;
      }
    }
  }
}

async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}
