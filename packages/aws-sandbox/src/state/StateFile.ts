import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'fs';
import { basename, dirname, join, resolve } from 'path';
import { UnreadableStateError } from './errors';
import { stamped, unstamped } from './stateFormat';

/** One file with a saved state; it is always whole, whenever the process that writes it ends. */
export class StateFile {
  readonly path: string;

  constructor(path: string) {
    this.path = resolve(path);
  }

  /** @throws UnreadableStateError when the file is no state that this version can read; it stays as it is */
  read(): { body: Buffer; savedAt: Date; bytes: number } | undefined {
    if (!existsSync(this.path)) {
      return undefined;
    }
    const content = readFileSync(this.path);
    return this.explaining(() => ({
      ...unstamped(content),
      bytes: content.length,
    }));
  }

  /** Does something with what was read; an error tells which file it was. */
  explaining<T>(use: () => T): T {
    try {
      return use();
    } catch (error) {
      if (error instanceof UnreadableStateError) {
        throw new UnreadableStateError(
          `The state file ${this.path} cannot be used: ${error.message}. It was left as it is; move it away or name another file`,
        );
      }
      throw error;
    }
  }

  /** Makes the folder of the file where it is not there. */
  prepareFolder(): void {
    mkdirSync(dirname(this.path), { recursive: true, mode: 0o700 });
  }

  /** Puts the state in the place of what was there. Only the owner may read it: it holds access keys. */
  write(body: Buffer, savedAt: Date): void {
    this.prepareFolder();
    const folder = dirname(this.path);
    const draft = join(folder, `${this.#draftPrefix()}${process.pid}`);
    rmSync(draft, { force: true });
    const file = openSync(draft, 'wx', 0o600);
    try {
      writeAll(file, stamped(body, savedAt));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, this.path);
    syncFolder(folder);
  }

  remove(): void {
    rmSync(this.path, { force: true });
  }

  /** Removes what processes left that were ended while they wrote. */
  removeDrafts(): void {
    const folder = dirname(this.path);
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      if (name.startsWith(this.#draftPrefix())) {
        rmSync(join(folder, name), { force: true });
      }
    }
  }

  #draftPrefix(): string {
    return `.${basename(this.path)}.draft-`;
  }
}

function writeAll(file: number, content: Buffer): void {
  for (let at = 0; at < content.length; ) {
    at += writeSync(file, content, at);
  }
}

/** So that the rename outlives a loss of power; not every system can. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // The file itself is written; only the order of later losses is open.
  }
}
