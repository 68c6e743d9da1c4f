import { existsSync, readdirSync } from 'fs';
import { join } from 'path';
import { SnapshotSummary } from '../core/WorldSnapshots';
import { StateFile } from './StateFile';

/** Where snapshots are kept. */
export interface SnapshotStorage {
  put(name: string, body: Buffer, takenAt: Date): void;
  get(name: string): Buffer | undefined;
  list(): SnapshotSummary[];
  /** @returns whether there was one */
  remove(name: string): boolean;
}

/** Snapshots that go with the process. */
export class MemorySnapshotStorage implements SnapshotStorage {
  readonly #snapshots = new Map<string, { body: Buffer; takenAt: Date }>();

  put(name: string, body: Buffer, takenAt: Date): void {
    // A copy of the exact length, as encoders give parts of more.
    this.#snapshots.set(name, { body: Buffer.from(body), takenAt });
  }

  get(name: string): Buffer | undefined {
    return this.#snapshots.get(name)?.body;
  }

  list(): SnapshotSummary[] {
    return [...this.#snapshots].map(([name, { body, takenAt }]) => ({
      name,
      takenAt,
      bytes: body.length,
    }));
  }

  remove(name: string): boolean {
    return this.#snapshots.delete(name);
  }
}

const EXTENSION = '.snapshot';

/** Snapshots as files of one folder. */
export class FolderSnapshotStorage implements SnapshotStorage {
  readonly #folder: string;

  constructor(options: { folder: string }) {
    this.#folder = options.folder;
  }

  put(name: string, body: Buffer, takenAt: Date): void {
    this.#file(name).write(body, takenAt);
  }

  get(name: string): Buffer | undefined {
    return this.#file(name).read()?.body;
  }

  /** Leaves out files that cannot be read. */
  list(): SnapshotSummary[] {
    const names = existsSync(this.#folder) ? readdirSync(this.#folder) : [];
    return names
      .filter(name => name.endsWith(EXTENSION) && !name.startsWith('.'))
      .map(name => name.slice(0, -EXTENSION.length))
      .flatMap(name => this.#summary(name));
  }

  remove(name: string): boolean {
    const file = this.#file(name);
    const isThere = existsSync(file.path);
    file.remove();
    return isThere;
  }

  #summary(name: string): SnapshotSummary[] {
    try {
      const { savedAt, bytes } = this.#file(name).read()!;
      return [{ name, takenAt: savedAt, bytes }];
    } catch {
      return [];
    }
  }

  #file(name: string): StateFile {
    return new StateFile(join(this.#folder, `${name}${EXTENSION}`));
  }
}
