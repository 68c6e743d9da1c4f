import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'fs';
import { dirname, join } from 'path';
import type { FileSystemTree } from './FileSystemTrees';

/** One file of a file system as it is saved. */
export interface SavedFile {
  /** From the root of the file system. */
  readonly path: string;
  readonly kind: 'directory' | 'file' | 'symlink';
  readonly mode: number;
  /** `<uid>:<gid>`; absent for files of root. */
  readonly owner?: string;
  /** What is in a file. */
  readonly content?: Buffer;
  /** Where a symbolic link leads. */
  readonly target?: string;
}

const PERMISSIONS = 0o10000;
const OWNER_MAY_ALL = 0o700;

/** Everything in a file system, directories before what is in them; sockets and devices are left out. */
export function readTree({ tree, owners }: FileSystemTree): SavedFile[] {
  const read = (path: string): SavedFile[] => {
    const host = join(tree, path);
    const stats = lstatSync(host);
    const ownerFile = join(owners, String(stats.ino));
    const shared = {
      path,
      mode: stats.mode % PERMISSIONS,
      owner: existsSync(ownerFile)
        ? readFileSync(ownerFile, 'utf8')
        : undefined,
    };
    if (stats.isSymbolicLink()) {
      return [{ ...shared, kind: 'symlink', target: readlinkSync(host) }];
    }
    return withAccess(host, shared.mode, () => {
      if (stats.isFile()) {
        return [{ ...shared, kind: 'file', content: readFileSync(host) }];
      }
      return stats.isDirectory()
        ? [
            { ...shared, kind: 'directory' },
            ...readdirSync(host).flatMap(name => read(join(path, name))),
          ]
        : [];
    });
  };
  return read('/');
}

/** Puts back what {@link readTree} gave. */
export function writeTree(
  { tree, owners }: FileSystemTree,
  files: readonly SavedFile[],
): void {
  for (const file of files) {
    const host = join(tree, file.path);
    mkdirSync(dirname(host), { recursive: true });
    if (file.kind === 'directory') {
      mkdirSync(host, { recursive: true });
    } else if (file.kind === 'symlink') {
      symlinkSync(file.target!, host);
    } else {
      writeFileSync(host, file.content!);
    }
    if (file.owner !== undefined) {
      writeFileSync(join(owners, String(lstatSync(host).ino)), file.owner);
    }
  }
  // From the inside out: who takes away permissions cannot get through any more.
  for (const { kind, path, mode } of [...files].reverse()) {
    if (kind !== 'symlink') {
      chmodSync(join(tree, path), mode);
    }
  }
}

/** Functions may have taken permissions away that only the owner on this machine needs. */
function withAccess<T>(host: string, mode: number, use: () => T): T {
  try {
    return use();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') {
      throw error;
    }
  }
  chmodSync(host, OWNER_MAY_ALL);
  try {
    return use();
  } finally {
    chmodSync(host, mode);
  }
}
