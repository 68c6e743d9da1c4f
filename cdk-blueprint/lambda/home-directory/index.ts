import { createLog } from '../shared/createLog';
import { InvalidInput } from '../shared/errors';
import { HomeDirectories, HomeDirectory } from './HomeDirectories';
import { NodeHomeFileSystem } from './NodeHomeFileSystem';
import { parseRequest } from './parseRequest';

/** Makes the home directory of a Studio profile, before Studio mounts it. */
export async function handler(event: unknown): Promise<HomeDirectory> {
  const request = parseRequest(event);
  const mountPath = process.env.MOUNT_PATH;
  if (!mountPath) throw new InvalidInput('MOUNT_PATH is not set');
  const homes = new HomeDirectories({
    mountPath,
    fileSystem: new NodeHomeFileSystem(),
    root: { uid: 0, gid: 0 },
  });
  const home = await homes.ensure(request);
  createLog().info('home directory', { ...home });
  return home;
}
