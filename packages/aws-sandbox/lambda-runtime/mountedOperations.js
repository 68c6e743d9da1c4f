'use strict';

const { dirname } = require('path');
const { fileError } = require('./FileOwners');

const READ = 4;
const WRITE = 2;
const SEARCH = 1;

/** Operations that make or take away an entry of a directory; by the position of that entry's path. */
const ENTRIES = {
  copyFile: [1],
  cp: [1],
  link: [1],
  mkdir: [0],
  mkdtemp: [0],
  rename: [0, 1],
  rm: [0],
  rmdir: [0],
  symlink: [1],
  unlink: [0],
};
const CHANGES = new Set([
  ...Object.keys(ENTRIES),
  'appendFile',
  'chmod',
  'chown',
  'lchown',
  'lutimes',
  'truncate',
  'utimes',
  'writeFile',
]);
const REMOVALS = new Set(['rm', 'rmdir', 'unlink']);
const CREATIONS = new Set([
  'appendFile',
  'copyFile',
  'mkdir',
  'open',
  'symlink',
  'writeFile',
]);

/** File operations on mounted paths: as the mount's user, with the owners that the files have in the function's eyes. */
function mountedOperations({ table, owners, plain }) {
  const { O_CREAT, O_RDWR, O_TRUNC, O_WRONLY } = plain.constants;
  const lstat = path => plain.lstatSync(path, { throwIfNoEntry: false });

  function isWriting(name, args) {
    if (name !== 'open') {
      return CHANGES.has(name);
    }
    const flags = args[1] ?? 'r';
    return typeof flags === 'string'
      ? /[wa+]/.test(flags)
      : (flags & (O_CREAT | O_RDWR | O_TRUNC | O_WRONLY)) !== 0;
  }

  /** Refuses what the mount's user may not do with a path: searching, writing the directory, writing the file. */
  function check(name, place, args, isEntry) {
    const { mount, hostPath, path } = place;
    const writing = isWriting(name, args);
    if (writing && mount.readOnly) {
      throw fileError('EROFS', 'read-only file system', name, path);
    }
    const refuse = () => fileError('EACCES', 'permission denied', name, path);
    const require = (stats, bits) => {
      if (stats && !owners.permits(mount, stats, bits)) {
        throw refuse();
      }
    };
    const parents = [];
    for (
      let at = dirname(hostPath);
      at.startsWith(mount.root);
      at = dirname(at)
    ) {
      parents.push(lstat(at));
    }
    parents.forEach(stats => require(stats, SEARCH));
    const existing = lstat(hostPath);
    if (name === 'mkdir' && existing) {
      return;
    }
    if (writing && (isEntry || !existing)) {
      // With `recursive` the nearest directory that is there counts.
      require(parents.find(Boolean), WRITE);
    } else if (
      writing &&
      ['appendFile', 'open', 'truncate', 'writeFile'].includes(name)
    ) {
      require(existing, WRITE);
    } else if (['open', 'opendir', 'readFile', 'readdir'].includes(name)) {
      require(existing, READ);
    } else if (
      name === 'chmod' &&
      existing &&
      mount.uid !== 0 &&
      owners.of(mount, existing).uid !== mount.uid
    ) {
      throw fileError('EPERM', 'operation not permitted', name, path);
    }
  }

  /** Everything below a path, itself included, so that its owners can be forgotten with it. */
  function inodesBelow(hostPath) {
    const stats = lstat(hostPath);
    if (!stats) {
      return [];
    }
    const below = stats.isDirectory()
      ? plain
          .readdirSync(hostPath)
          .flatMap(name => inodesBelow(`${hostPath}/${name}`))
      : [];
    return [
      ...below,
      ...(stats.isDirectory() || stats.nlink === 1 ? [stats] : []),
    ];
  }

  /** Gives what has come into being to the mount's user. */
  function own({ mount }, hostPath) {
    owners.set(mount, plain.lstatSync(hostPath), mount);
  }

  function afterMkdir(place, first, recursive) {
    if (!recursive) {
      own(place, place.hostPath);
    } else if (first !== undefined) {
      for (
        let at = place.hostPath;
        at.length >= first.length;
        at = dirname(at)
      ) {
        own(place, at);
      }
    }
  }

  function shown(name, place, result) {
    const { mount } = place;
    switch (name) {
      case 'stat':
      case 'lstat':
        return owners.show(mount, result);
      case 'mkdir':
      case 'mkdtemp':
      case 'realpath':
        return result === undefined ? undefined : table.show(mount, result);
      case 'readdir':
        result.forEach(entry => {
          if (typeof entry === 'object' && 'parentPath' in entry) {
            entry.parentPath = table.show(mount, entry.parentPath);
          }
        });
        return result;
      default:
        return result;
    }
  }

  /**
   * Runs one operation.
   *
   * @param name without `Sync`
   * @param positions which of the arguments are paths
   * @param isTransient the descriptor of `open` is not the function's
   */
  return function perform(name, given, positions, isTransient = false) {
    const args = [...given];
    const places = positions.map(position => table.find(args[position]));
    const place = places.find(Boolean);
    try {
      places.forEach((each, index) => {
        if (each) {
          const isEntry = (ENTRIES[name] ?? []).includes(positions[index]);
          check(name, each, args, isEntry);
          args[positions[index]] = each.hostPath;
        }
      });
      const target = places[places.length - 1] ?? place;
      if (name === 'chown' || name === 'lchown') {
        const stats =
          name === 'chown'
            ? plain.statSync(place.hostPath)
            : plain.lstatSync(place.hostPath);
        return owners.change(place.mount, stats, args[1], args[2]);
      }
      const isNew = CREATIONS.has(name) && !lstat(target.hostPath);
      const gone =
        REMOVALS.has(name) || name === 'rename'
          ? inodesBelow(target.hostPath)
          : [];
      const result = plain[`${name}Sync`](...args);
      gone.forEach(stats => owners.drop(target.mount, stats));
      if (name === 'mkdir') {
        afterMkdir(target, result, args[1]?.recursive === true);
      } else if (name === 'mkdtemp') {
        own(target, result);
      } else if (isNew) {
        own(target, target.hostPath);
      }
      if (name === 'open' && !isTransient) {
        table.openFiles.set(result, place.mount);
      }
      return shown(name, place, result);
    } catch (error) {
      throw table.showError(place.mount, error);
    }
  };
}

module.exports = { mountedOperations };
