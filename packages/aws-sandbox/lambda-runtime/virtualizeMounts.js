'use strict';

const fs = require('fs');
const { syncBuiltinESMExports } = require('module');
const { FileOwners } = require('./FileOwners');
const { MountTable } = require('./MountTable');
const { mountedOperations } = require('./mountedOperations');

/** Which arguments of an operation are paths; the first where nothing else is said. */
const PATHS = {
  copyFile: [0, 1],
  cp: [0, 1],
  link: [0, 1],
  rename: [0, 1],
  symlink: [1],
};

/** Operations on paths that exist as `name`, `nameSync` and in `fs.promises`. */
const OPERATIONS = [
  'access',
  'appendFile',
  'chmod',
  'chown',
  'copyFile',
  'cp',
  'lchown',
  'link',
  'lstat',
  'lutimes',
  'mkdir',
  'mkdtemp',
  'open',
  'opendir',
  'readFile',
  'readdir',
  'readlink',
  'realpath',
  'rename',
  'rm',
  'rmdir',
  'stat',
  'statfs',
  'symlink',
  'truncate',
  'unlink',
  'utimes',
  'writeFile',
];

/**
 * Makes directories of this machine look like file systems mounted into the function: paths below a mount lead to the
 * directory behind it, and files there have the owners that the function gives them, which takes no privilege here.
 *
 * @param {Array<{ path: string, tree: string, root: string, owners: string, uid: number, gid: number, readOnly: boolean }>} mounts
 */
function virtualizeMounts(mounts) {
  if (mounts.length === 0) {
    return;
  }
  const plain = { ...fs };
  const promises = { ...fs.promises };
  const table = new MountTable(mounts, plain);
  const owners = new FileOwners(plain);
  const perform = mountedOperations({ table, owners, plain });

  for (const name of OPERATIONS) {
    const positions = PATHS[name] ?? [0];
    const isMounted = args =>
      positions.some(position => table.find(args[position]) !== undefined);
    const run = args => perform(name, args, positions);
    replace(
      fs,
      `${name}Sync`,
      original =>
        (...args) =>
          isMounted(args) ? run(args) : original(...args),
    );
    replace(fs, name, original => (...args) => {
      if (!isMounted(args)) {
        return original(...args);
      }
      const callback = args.pop();
      let result;
      try {
        result = run(args);
      } catch (error) {
        process.nextTick(callback, error);
        return undefined;
      }
      process.nextTick(callback, null, result);
      return undefined;
    });
    replace(
      fs.promises,
      name,
      original =>
        async (...args) =>
          isMounted(args) ? run(args) : original(...args),
    );
  }
  replace(
    fs,
    'existsSync',
    original => path =>
      table.find(path) ? original(table.find(path).hostPath) : original(path),
  );
  openHandles({ table, owners, plain, promises, perform });
  syncBuiltinESMExports();
}

/** Puts another function in place of one, keeping what hangs on it, such as `realpath.native`. */
function replace(target, name, create) {
  if (typeof target[name] === 'function') {
    target[name] = Object.assign(create(target[name]), target[name]);
  }
}

/** Operations on what is open already: descriptors and the handles of `fs.promises.open`. */
function openHandles({ table, owners, plain, promises, perform }) {
  const mountOf = fd => table.openFiles.get(fd);
  const operations = {
    fstat: (mount, fd, options) =>
      owners.show(mount, plain.fstatSync(fd, options)),
    fchown: (mount, fd, uid, gid) =>
      owners.change(mount, plain.fstatSync(fd), uid, gid),
    close: (mount, fd) => {
      table.openFiles.delete(fd);
      plain.closeSync(fd);
    },
  };
  for (const [name, run] of Object.entries(operations)) {
    replace(
      fs,
      `${name}Sync`,
      original =>
        (fd, ...args) =>
          mountOf(fd) ? run(mountOf(fd), fd, ...args) : original(fd, ...args),
    );
    replace(fs, name, original => (fd, ...args) => {
      const mount = mountOf(fd);
      if (!mount) {
        return original(fd, ...args);
      }
      const callback = args.pop();
      let result;
      try {
        result = run(mount, fd, ...args);
      } catch (error) {
        process.nextTick(callback, error);
        return undefined;
      }
      process.nextTick(callback ?? (() => {}), null, result);
      return undefined;
    });
  }
  replace(
    fs.promises,
    'open',
    () =>
      async (path, flags = 'r', mode = 0o666) => {
        const place = table.find(path);
        if (!place) {
          return promises.open(path, flags, mode);
        }
        // Checks and ownership as for a plain open; the handle is then opened on the file that is there.
        const exists = plain.existsSync(place.hostPath);
        plain.closeSync(perform('open', [path, flags, mode], [0], true));
        const again = exists ? flags : withoutExclusive(flags);
        const handle = await promises.open(place.hostPath, again, mode);
        handle.stat = async options =>
          owners.show(place.mount, plain.fstatSync(handle.fd, options));
        handle.chown = async (uid, gid) =>
          owners.change(place.mount, plain.fstatSync(handle.fd), uid, gid);
        return handle;
      },
  );
}

function withoutExclusive(flags) {
  return typeof flags === 'string'
    ? flags.replace('x', '')
    : flags & ~fs.constants.O_EXCL;
}

module.exports = { virtualizeMounts };
