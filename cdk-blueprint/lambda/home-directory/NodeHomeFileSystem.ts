import { constants } from 'node:fs';
import {
  lstat,
  mkdir,
  open,
  readdir,
  readlink,
  symlink,
} from 'node:fs/promises';
import { Entry, HomeFileSystem } from './HomeFileSystem';

const { O_DIRECTORY, O_NOFOLLOW, O_RDONLY } = constants;
const PERMISSION_BITS = 0o7777;

/** The file system as Node has it. */
export class NodeHomeFileSystem implements HomeFileSystem {
  async look(path: string): Promise<Entry | undefined> {
    const stats = await unless('ENOENT', lstat(path));
    return (
      stats && {
        kind: stats.isDirectory() ? 'directory' : 'other',
        uid: stats.uid,
        gid: stats.gid,
        mode: stats.mode & PERMISSION_BITS,
      }
    );
  }

  list(path: string): Promise<string[]> {
    return readdir(path);
  }

  async makeDirectory(path: string, mode: number): Promise<boolean> {
    return (
      (await unless(
        'EEXIST',
        mkdir(path, { mode }).then(() => true),
      )) ?? false
    );
  }

  async own(path: string, owner: Omit<Entry, 'kind'>): Promise<void> {
    const directory = await open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    try {
      await directory.chown(owner.uid, owner.gid);
      await directory.chmod(owner.mode);
    } finally {
      await directory.close();
    }
  }

  // A symbolic link is made together with its text, and never over something else. Nobody follows it.
  async claim(path: string, text: string): Promise<string> {
    const made = await unless(
      'EEXIST',
      symlink(text, path).then(() => true),
    );
    return made ? text : await readlink(path);
  }
}

async function unless<T>(
  code: string,
  operation: Promise<T>,
): Promise<T | undefined> {
  try {
    return await operation;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === code) return undefined;
    throw error;
  }
}
