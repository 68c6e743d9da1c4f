import { each, Seed } from './Seed';

/** Several items in each of the service's lists. */
export const ecr: Seed = {
  service: 'ecr',
  async fill(call) {
    const on = (operation: string, input: object) =>
      call('ecr', operation, input);
    await each(repositoryName => on('CreateRepository', { repositoryName }));
    await each(imageTag =>
      on('PutImage', {
        repositoryName: 'ant',
        imageTag,
        imageManifest: JSON.stringify({
          schemaVersion: 2,
          mediaType: 'application/vnd.oci.image.manifest.v1+json',
          annotations: { imageTag },
        }),
      }),
    );
    return {
      DescribeRepositories: {},
      DescribeImages: { input: { repositoryName: 'ant' } },
      ListImages: { input: { repositoryName: 'ant' } },
    };
  },
};
