import type {
  BatchDeleteImageRequest,
  BatchDeleteImageResponse,
  DescribeImagesRequest,
  DescribeImagesResponse,
  ImageFailure,
  ImageIdentifier,
  ListImagesRequest,
  ListImagesResponse,
  PutImageRequest,
  PutImageResponse,
} from '@aws-sdk/client-ecr';
import { createHash } from 'crypto';
import { CallContext, Operation } from '../../core/types';
import { accessRepository } from './access';
import { Image, Repository } from './EcrState';
import { ecrError, invalidParameter } from './errors';
import { page } from './page';
import { replicate } from './replication';

const MOST_IDS = 100;

function find(
  { images }: Repository,
  { imageDigest, imageTag }: ImageIdentifier,
): Image | undefined {
  const image =
    imageDigest === undefined
      ? [...images.values()].find(({ tags }) => tags.has(imageTag!))
      : images.get(imageDigest);
  return image && (imageTag === undefined || image.tags.has(imageTag))
    ? image
    : undefined;
}

function putImage(
  context: CallContext,
  input: PutImageRequest,
): PutImageResponse {
  const repository = accessRepository(context, 'PutImage', input);
  const manifest = input.imageManifest!;
  const digest = `sha256:${createHash('sha256')
    .update(manifest)
    .digest('hex')}`;
  if (input.imageDigest !== undefined && input.imageDigest !== digest) {
    throw ecrError(
      'ImageDigestDoesNotMatchException',
      `The digest ${input.imageDigest} does not match the manifest's ${digest}`,
    );
  }
  const tag = input.imageTag;
  const holder =
    tag === undefined ? undefined : find(repository, { imageTag: tag });
  const existing = repository.images.get(digest);
  if (existing && (tag === undefined || existing.tags.has(tag))) {
    throw ecrError(
      'ImageAlreadyExistsException',
      `Image with digest '${digest}' and tag '${tag}' already exists in the repository with name '${repository.name}'`,
    );
  }
  if (holder && repository.tagMutability === 'IMMUTABLE') {
    throw ecrError(
      'ImageTagAlreadyExistsException',
      `The image tag '${tag}' already exists in the '${repository.name}' repository and cannot be overwritten because the tag is immutable.`,
    );
  }
  const image: Image = existing ?? {
    digest,
    manifest,
    mediaType: input.imageManifestMediaType,
    pushedAt: context.clock.now(),
    tags: new Set(),
  };
  if (tag !== undefined) {
    holder?.tags.delete(tag);
    image.tags.add(tag);
  }
  repository.images.set(digest, image);
  replicate(context, repository, image);
  return {
    image: {
      registryId: context.accountId,
      repositoryName: repository.name,
      imageId: { imageDigest: digest, imageTag: tag },
      imageManifest: manifest,
      imageManifestMediaType: image.mediaType,
    },
  };
}

function wantedImages(
  repository: Repository,
  ids: readonly ImageIdentifier[] | undefined,
  accountId: string,
): Image[] {
  if (!ids?.length) {
    return [...repository.images.values()];
  }
  return ids.map(id => {
    const image = find(repository, id);
    if (!image) {
      throw ecrError(
        'ImageNotFoundException',
        `The image with imageId {imageDigest:'${id.imageDigest}', imageTag:'${id.imageTag}'} does not exist within the repository with name '${repository.name}' in the registry with id '${accountId}'`,
      );
    }
    return image;
  });
}

function hasStatus(image: Image, status: string | undefined): boolean {
  return (
    status === undefined ||
    status === 'ANY' ||
    (status === 'TAGGED') === image.tags.size > 0
  );
}

/** Takes a tag, or the image with all its tags. */
function deleteImage(
  repository: Repository,
  id: ImageIdentifier,
): ImageIdentifier[] | ImageFailure {
  if (id.imageDigest === undefined && id.imageTag === undefined) {
    return {
      imageId: id,
      failureCode: 'MissingDigestAndTag',
      failureReason:
        'Invalid request parameters: both tag and digest cannot be null',
    };
  }
  const image = find(repository, id);
  if (!image) {
    return {
      imageId: id,
      failureCode: 'ImageNotFound',
      failureReason: 'Requested image not found',
    };
  }
  const imageDigest = image.digest;
  if (id.imageTag !== undefined) {
    image.tags.delete(id.imageTag);
    if (image.tags.size === 0) {
      repository.images.delete(imageDigest);
    }
    return [{ imageDigest, imageTag: id.imageTag }];
  }
  repository.images.delete(imageDigest);
  return image.tags.size
    ? [...image.tags].map(imageTag => ({ imageDigest, imageTag }))
    : [{ imageDigest }];
}

/** Operations on images: their manifests, without the layers. */
export const imageOperations: Record<string, Operation> = {
  PutImage: putImage,

  DescribeImages(
    context: CallContext,
    input: DescribeImagesRequest,
  ): DescribeImagesResponse {
    const repository = accessRepository(context, 'DescribeImages', input);
    const chosen = wantedImages(
      repository,
      input.imageIds,
      context.accountId,
    ).filter(image => hasStatus(image, input.filter?.tagStatus));
    const { items, nextToken } = page(chosen, input, ({ digest }) => digest);
    return {
      imageDetails: items.map(image => ({
        registryId: context.accountId,
        repositoryName: repository.name,
        imageDigest: image.digest,
        imageTags: image.tags.size ? [...image.tags] : undefined,
        imagePushedAt: image.pushedAt,
        imageSizeInBytes: Buffer.byteLength(image.manifest),
        imageManifestMediaType: image.mediaType,
      })),
      nextToken,
    };
  },

  ListImages(
    context: CallContext,
    input: ListImagesRequest,
  ): ListImagesResponse {
    const repository = accessRepository(context, 'ListImages', input);
    const ids = [...repository.images.values()]
      .filter(image => hasStatus(image, input.filter?.tagStatus))
      .flatMap(({ digest, tags }): ImageIdentifier[] =>
        tags.size
          ? [...tags].map(imageTag => ({ imageDigest: digest, imageTag }))
          : [{ imageDigest: digest }],
      );
    const { items, nextToken } = page(
      ids,
      input,
      ({ imageDigest, imageTag }) => `${imageDigest} ${imageTag ?? ''}`,
    );
    return { imageIds: items, nextToken };
  },

  BatchDeleteImage(
    context: CallContext,
    input: BatchDeleteImageRequest,
  ): BatchDeleteImageResponse {
    const repository = accessRepository(context, 'BatchDeleteImage', input);
    const ids = input.imageIds!;
    if (ids.length === 0 || ids.length > MOST_IDS) {
      throw invalidParameter(
        `Invalid parameter at 'imageIds' failed to satisfy constraint: '1 to ${MOST_IDS} images, not ${ids.length}'`,
      );
    }
    const imageIds: ImageIdentifier[] = [];
    const failures: ImageFailure[] = [];
    for (const id of ids) {
      const outcome = deleteImage(repository, id);
      if (Array.isArray(outcome)) {
        imageIds.push(...outcome);
      } else {
        failures.push(outcome);
      }
    }
    return { imageIds, failures };
  },
};
