'use strict';

const { resolve, sep } = require('path');
const { fileURLToPath } = require('url');

/** The mounts of a function and the way from paths below them to paths of this machine, and back. */
class MountTable {
  #mounts;

  /** Mounts by the file descriptors that are open in them. */
  openFiles = new Map();

  constructor(mounts, plain) {
    this.#mounts = mounts.map(mount => ({
      ...mount,
      realRoot: plain.realpathSync(mount.root),
    }));
  }

  /** Where a path leads, or nothing when it is below no mount. */
  find(path) {
    const text = textOf(path);
    if (text === undefined) {
      return undefined;
    }
    const absolute = resolve(text);
    const mount = this.#mounts.find(
      ({ path: point }) =>
        absolute === point || absolute.startsWith(point + sep),
    );
    return (
      mount && {
        mount,
        path: absolute,
        hostPath: mount.root + absolute.slice(mount.path.length),
      }
    );
  }

  /** A path of this machine as the function knows it. */
  show(mount, hostPath) {
    for (const root of [mount.realRoot, mount.root]) {
      if (hostPath === root || hostPath.startsWith(root + sep)) {
        return mount.path + hostPath.slice(root.length);
      }
    }
    return hostPath;
  }

  /** An error with the paths that the function knows. */
  showError(mount, error) {
    for (const name of ['path', 'dest']) {
      if (typeof error[name] === 'string') {
        error[name] = this.show(mount, error[name]);
      }
    }
    error.message = error.message.split(mount.root).join(mount.path);
    error.stack = error.stack?.split(mount.root).join(mount.path);
    return error;
  }
}

function textOf(path) {
  if (typeof path === 'string') {
    return path;
  }
  if (Buffer.isBuffer(path)) {
    return path.toString();
  }
  return path instanceof URL ? fileURLToPath(path) : undefined;
}

module.exports = { MountTable };
