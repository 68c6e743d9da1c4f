import { LiveProperties, unlessMissing } from '../reading';
import { ReadRequest } from '../ResourceHandler';

/** A repository as it is now. */
export function readRepository({
  context,
  state,
}: ReadRequest): Promise<LiveProperties | undefined> {
  const repositoryName = state.physicalId;
  const ask = (operation: string, input: object) =>
    context.invoke('ecr', operation, input);
  return unlessMissing(async () => {
    const { repositories } = await ask('DescribeRepositories', {
      repositoryNames: [repositoryName],
    });
    const [repository] = repositories;
    const policy = await unlessMissing(() =>
      ask('GetRepositoryPolicy', { repositoryName }),
    );
    const lifecycle = await unlessMissing(() =>
      ask('GetLifecyclePolicy', { repositoryName }),
    );
    const { tags } = await ask('ListTagsForResource', {
      resourceArn: repository.repositoryArn,
    });
    return {
      RepositoryName: repository.repositoryName,
      ImageTagMutability: repository.imageTagMutability,
      ImageScanningConfiguration: repository.imageScanningConfiguration && {
        ScanOnPush: repository.imageScanningConfiguration.scanOnPush,
      },
      RepositoryPolicyText: policy?.policyText,
      LifecyclePolicy: lifecycle && {
        LifecyclePolicyText: lifecycle.lifecyclePolicyText,
      },
      Tags: tags,
    };
  });
}
