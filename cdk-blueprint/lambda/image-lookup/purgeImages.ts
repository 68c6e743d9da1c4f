import { ImagesLeft } from './errors';
import type { KeptImage, Registry } from './Registry';

/** As many as ECR deletes in one call. */
const CHUNK = 100;

/**
 * Deletes every image of a repository and returns how many there were. An image that a list of images refers to can only
 * go after the list, so what was refused is tried again as long as anything goes.
 *
 * @throws ImagesLeft when nothing more goes
 */
export async function purgeImages(
  registry: Registry,
  repository: string,
): Promise<number> {
  const digests = await registry.digests(repository);
  let left = digests;
  while (left.length > 0) {
    const kept = await deleteOnce(registry, repository, left);
    if (kept.length >= left.length) throw new ImagesLeft(repository, kept);
    left = kept.map(({ digest }) => digest);
  }
  return digests.length;
}

async function deleteOnce(
  registry: Registry,
  repository: string,
  digests: readonly string[],
): Promise<KeptImage[]> {
  const kept: KeptImage[] = [];
  for (let from = 0; from < digests.length; from += CHUNK) {
    const chunk = digests.slice(from, from + CHUNK);
    kept.push(...(await registry.deleteImages(repository, chunk)));
  }
  return kept;
}
