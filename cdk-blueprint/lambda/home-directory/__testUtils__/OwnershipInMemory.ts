import { lstat } from 'node:fs/promises';
import { Entry } from '../HomeFileSystem';
import { NodeHomeFileSystem } from '../NodeHomeFileSystem';

/** A real file system whose owners are kept in memory, because only root can give directories away. */
export class OwnershipInMemory extends NodeHomeFileSystem {
  private readonly owners = new Map<number, { uid: number; gid: number }>();

  override async look(path: string): Promise<Entry | undefined> {
    const entry = await super.look(path);
    if (!entry) return undefined;
    const { ino } = await lstat(path);
    return { ...entry, uid: 0, gid: 0, ...this.owners.get(ino) };
  }

  override async own(path: string, owner: Omit<Entry, 'kind'>): Promise<void> {
    const { uid, gid } = await lstat(path);
    // Everything is done but the giving away.
    await super.own(path, { ...owner, uid, gid });
    this.setOwner((await lstat(path)).ino, owner);
  }

  /** Somebody has made it by hand. */
  async belongs(path: string, uid: number, gid = uid): Promise<void> {
    this.setOwner((await lstat(path)).ino, { uid, gid });
  }

  private setOwner(inode: number, owner: { uid: number; gid: number }): void {
    this.owners.set(inode, { uid: owner.uid, gid: owner.gid });
  }
}
