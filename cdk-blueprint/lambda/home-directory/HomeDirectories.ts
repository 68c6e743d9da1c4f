import { join } from 'node:path';
import { HomeUnusable, UidTaken } from './errors';
import { Entry, HomeFileSystem } from './HomeFileSystem';
import { GIDS, HomeDirectoryRequest, isWithin, UIDS } from './parseRequest';

/** Somebody's home directory. */
export interface HomeDirectory {
  /** From the root of the file system, as Studio wants it. */
  readonly path: string;
  readonly uid: number;
  readonly gid: number;

  /** Whether it was made just now. */
  readonly created: boolean;
}

/** Options of {@link HomeDirectories}. */
export interface HomeDirectoriesOptions {
  /** Where the root of the team's file system is mounted. */
  readonly mountPath: string;

  readonly fileSystem: HomeFileSystem;

  /** Owner of what nobody but this function may change. */
  readonly root: { readonly uid: number; readonly gid: number };
}

const HOME = '/home';
// No profile's name begins with a dot.
const CLAIMS = '.claims';

/**
 * The home directories of a team's file system, one a profile. Several calls may run at once, for the same name or id: who
 * gets which id is decided by claims, which are made whole or not at all and never taken back. So an id is never given to a
 * second name, even after the first one's directory is gone.
 */
export class HomeDirectories {
  constructor(private readonly options: HomeDirectoriesOptions) {}

  /**
   * The directory of a profile, made if need be.
   *
   * @throws UidTaken when a new directory would have the id of another one
   * @throws HomeUnusable when there is something else in its place
   */
  async ensure(request: HomeDirectoryRequest): Promise<HomeDirectory> {
    await this.ensureOwn(HOME, 0o755);
    const names = await this.namesOfHomes();
    const existing = names.find(name => isSameName(name, request.profileName));
    if (existing !== undefined) {
      const owner = await this.ownerOf(existing);
      if (owner) return { path: pathOf(existing), ...owner, created: false };
    }
    await this.refuseOthersUid(request, names);
    return this.make(await this.claim(request, existing));
  }

  private async make({ name, uid }: Claim): Promise<HomeDirectory> {
    const path = pathOf(name);
    const created = await this.fileSystem.makeDirectory(this.at(path), 0o700);
    const owner = await this.ownerOf(name);
    if (owner) return { path, ...owner, created };
    // Nobody but this function can have put an empty directory there, so whoever finishes it does the same.
    await this.fileSystem.own(this.at(path), { uid, gid: uid, mode: 0o700 });
    return { path, uid, gid: uid, created };
  }

  /** The first call for an id decides its name, the first call for a name decides its id and spelling. */
  private async claim(
    { profileName, uid }: HomeDirectoryRequest,
    existing: string | undefined,
  ): Promise<Claim> {
    await this.ensureOwn(join(HOME, CLAIMS), 0o700);
    const claim = (key: string, text: string) =>
      this.fileSystem.claim(this.at(join(HOME, CLAIMS, key)), text);
    const key = profileName.toLowerCase();
    const owner = await claim(`uid-${uid}`, key);
    if (owner !== key) throw new UidTaken(uid, owner);
    const [claimedUid, name] = (
      await claim(`name-${key}`, `${uid}/${existing ?? profileName}`)
    ).split('/');
    return { uid: Number(claimedUid), name };
  }

  /** Owner of a finished directory; nothing while it is being made. */
  private async ownerOf(
    name: string,
  ): Promise<Pick<Entry, 'uid' | 'gid'> | undefined> {
    const path = pathOf(name);
    const entry = await this.fileSystem.look(this.at(path));
    if (entry?.kind !== 'directory') {
      throw new HomeUnusable(path, 'it is not a directory');
    }
    const { uid, gid } = entry;
    if (isWithin(uid, UIDS) && isWithin(gid, GIDS)) return { uid, gid };
    const isOurs = uid === this.options.root.uid;
    const isEmpty =
      isOurs && (await this.fileSystem.list(this.at(path))).length === 0;
    if (isEmpty) return undefined;
    throw new HomeUnusable(
      path,
      `it belongs to ${uid}:${gid}, which no profile may have`,
    );
  }

  // For directories that were there before this function, which nobody has claimed.
  private async refuseOthersUid(
    { profileName, uid }: HomeDirectoryRequest,
    names: readonly string[],
  ): Promise<void> {
    for (const name of names) {
      if (isSameName(name, profileName)) continue;
      const entry = await this.fileSystem.look(this.at(pathOf(name)));
      if (entry?.uid === uid) throw new UidTaken(uid, name);
    }
  }

  private async namesOfHomes(): Promise<string[]> {
    const names = await this.fileSystem.list(this.at(HOME));
    return names.filter(name => name !== CLAIMS).sort();
  }

  /** Makes sure of a directory that only this function may change. */
  private async ensureOwn(path: string, mode: number): Promise<void> {
    const { fileSystem, root } = this.options;
    await fileSystem.makeDirectory(this.at(path), mode);
    const entry = await fileSystem.look(this.at(path));
    if (entry?.kind !== 'directory') {
      throw new HomeUnusable(path, 'it is not a directory');
    }
    if (entry.uid !== root.uid || entry.mode !== mode) {
      await fileSystem.own(this.at(path), { ...root, mode });
    }
  }

  private get fileSystem(): HomeFileSystem {
    return this.options.fileSystem;
  }

  private at(path: string): string {
    return join(this.options.mountPath, path);
  }
}

interface Claim {
  readonly name: string;
  readonly uid: number;
}

function pathOf(name: string): string {
  return join(HOME, name);
}

// Studio takes names that differ in case for one.
function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
