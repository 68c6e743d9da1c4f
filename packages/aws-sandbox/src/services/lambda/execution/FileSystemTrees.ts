import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'fs';
import { dirname, join } from 'path';
import { AwsError } from '../../../core/AwsError';
import { AccessPoint } from '../../efs/EfsState';
import { readTree, SavedFile, writeTree } from './savedTree';

/** One file of a mounted file system, as those who mount it see it. */
export interface FileEntry {
  /** From the root of the file system. */
  readonly path: string;
  readonly type: 'directory' | 'file' | 'symlink' | 'other';
  readonly uid: number;
  readonly gid: number;
  /** Permission bits such as `0700`. */
  readonly mode: string;
}

/** The directories behind a file system: its files, and who owns them by inode. */
export interface FileSystemTree {
  readonly tree: string;
  readonly owners: string;
}

/** What is in the file systems that functions have mounted: a directory of this machine each. */
export class FileSystemTrees {
  readonly #directory: () => string;
  readonly #saved: () => Map<string, readonly SavedFile[]>;
  readonly #trees = new Map<string, FileSystemTree>();

  /** @param options.saved what file systems held when the state was saved, by id */
  constructor(options: {
    directory: () => string;
    saved: () => Map<string, readonly SavedFile[]>;
  }) {
    this.#directory = options.directory;
    this.#saved = options.saved;
  }

  /** Takes down what is in the file systems now. */
  save(): void {
    for (const [id, files] of this.#trees) {
      this.#saved().set(id, readTree(files));
    }
  }

  of(fileSystemId: string): FileSystemTree {
    let found = this.#trees.get(fileSystemId);
    if (!found) {
      const base = join(this.#directory(), 'file-systems', fileSystemId);
      found = { tree: join(base, 'tree'), owners: join(base, 'owners') };
      mkdirSync(found.tree, { recursive: true, mode: 0o755 });
      mkdirSync(found.owners, { recursive: true });
      this.#trees.set(fileSystemId, found);
      writeTree(found, this.#saved().get(fileSystemId) ?? []);
    }
    return found;
  }

  /** The directory that an access point shows as its root; made as the access point says when it is not there. */
  accessPointRoot(point: AccessPoint): string {
    const { tree, owners } = this.of(point.FileSystemId);
    const { Path = '/', CreationInfo } = point.RootDirectory ?? {};
    const root = join(tree, Path);
    if (existsSync(root)) {
      return root;
    }
    if (!CreationInfo) {
      throw new AwsError(
        'EFSMountFailureException',
        `The function couldn't mount the Amazon EFS file system with access point ${point.AccessPointArn}: its root directory ${Path} does not exist.`,
        403,
      );
    }
    const made = mkdirSync(root, { recursive: true })!;
    for (let at = root; at.length >= made.length; at = dirname(at)) {
      chmodSync(at, parseInt(CreationInfo.Permissions!, 8));
      writeFileSync(
        join(owners, String(lstatSync(at).ino)),
        `${CreationInfo.OwnerUid}:${CreationInfo.OwnerGid}`,
      );
    }
    return root;
  }

  /** Everything in a file system, or nothing when it was never mounted. */
  list(fileSystemId: string): FileEntry[] | undefined {
    const isKnown =
      this.#trees.has(fileSystemId) || this.#saved().has(fileSystemId);
    return isKnown ? entries(this.of(fileSystemId), '/') : undefined;
  }
}

function entries(files: FileSystemTree, path: string): FileEntry[] {
  const host = join(files.tree, path);
  const stats = lstatSync(host);
  const owner = join(files.owners, String(stats.ino));
  const [uid, gid] = existsSync(owner)
    ? readFileSync(owner, 'utf8').split(':').map(Number)
    : [0, 0];
  let type: FileEntry['type'] = 'other';
  if (stats.isDirectory()) {
    type = 'directory';
  } else if (stats.isSymbolicLink()) {
    type = 'symlink';
  } else if (stats.isFile()) {
    type = 'file';
  }
  const mode = (stats.mode % 0o10000).toString(8).padStart(4, '0');
  const below =
    type === 'directory'
      ? readdirSync(host)
          .sort()
          .flatMap(name => entries(files, join(path, name)))
      : [];
  return [{ path, type, uid, gid, mode }, ...below];
}
