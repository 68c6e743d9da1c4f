'use strict';

const { join } = require('path');

/**
 * Owners of the files of a mounted file system. They are kept beside the files, by inode, so that every process that
 * mounts the file system sees them and a renamed file keeps its owner. What has none belongs to root.
 */
class FileOwners {
  #plain;

  constructor(plain) {
    this.#plain = plain;
  }

  of(mount, stats) {
    try {
      const text = this.#plain.readFileSync(this.#record(mount, stats), 'utf8');
      const [uid, gid] = text.split(':').map(Number);
      return { uid, gid };
    } catch (error) {
      if (error.code === 'ENOENT') {
        return { uid: 0, gid: 0 };
      }
      throw error;
    }
  }

  set(mount, stats, { uid, gid }) {
    this.#plain.writeFileSync(this.#record(mount, stats), `${uid}:${gid}`);
  }

  /** To be called when an inode goes: the next file may be given its number. */
  drop(mount, stats) {
    this.#plain.rmSync(this.#record(mount, stats), { force: true });
  }

  /** `chown` as the mount's user: root gives files away, others may only name what is so already. */
  change(mount, stats, uid, gid) {
    const now = this.of(mount, stats);
    const wanted = {
      uid: uid === -1 ? now.uid : uid,
      gid: gid === -1 ? now.gid : gid,
    };
    const isChange = wanted.uid !== now.uid || wanted.gid !== now.gid;
    if (isChange && mount.uid !== 0) {
      throw fileError('EPERM', 'operation not permitted', 'chown');
    }
    this.set(mount, stats, wanted);
  }

  /** Stats with the file's owner. */
  show(mount, stats) {
    if (stats) {
      const { uid, gid } = this.of(mount, stats);
      const isBig = typeof stats.ino === 'bigint';
      stats.uid = isBig ? BigInt(uid) : uid;
      stats.gid = isBig ? BigInt(gid) : gid;
    }
    return stats;
  }

  /** Whether the mount's user has all of these permission bits (4 read, 2 write, 1 search) on a file. */
  permits(mount, stats, bits) {
    if (mount.uid === 0) {
      return true;
    }
    const { uid, gid } = this.of(mount, stats);
    let shift = 0;
    if (uid === mount.uid) {
      shift = 6;
    } else if (gid === mount.gid) {
      shift = 3;
    }
    return ((stats.mode >> shift) & bits) === bits;
  }

  #record(mount, stats) {
    return join(mount.owners, String(stats.ino));
  }
}

/** An error as the file system makes them. */
function fileError(code, text, syscall, path) {
  const where = path === undefined ? '' : ` '${path}'`;
  const error = new Error(`${code}: ${text}, ${syscall}${where}`);
  return Object.assign(error, { code, syscall, path });
}

module.exports = { FileOwners, fileError };
