import { CustomResource } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { FoundationConfig } from '../config';

/** Properties of {@link ContainerRepositories}. */
export interface ContainerRepositoriesProps {
  readonly settings: FoundationConfig['images'];

  /** Beginning of every repository's name, with the slash. A change takes the repositories away and makes others. */
  readonly repositoryPrefix: string;

  /** What `Custom::ContainerRepository` is sent to. */
  readonly serviceToken: string;
}

/**
 * The project's container repositories. One that exists is adopted with all that is in it; one that is taken out of the
 * config stays unless the removal policy says otherwise, and always when it is tagged `gco:retain` = `true`.
 */
export class ContainerRepositories extends Construct {
  constructor(scope: Construct, id: string, props: ContainerRepositoriesProps) {
    super(scope, id);
    const { settings, repositoryPrefix, serviceToken } = props;
    const { repositories, removalPolicy, emptyOnDelete, lifecycle } = settings;
    for (const repository of repositories) {
      new CustomResource(this, logicalPart(repository), {
        serviceToken,
        resourceType: 'Custom::ContainerRepository',
        properties: {
          RepositoryName: `${repositoryPrefix}${repository}`,
          RemovalPolicy: removalPolicy,
          EmptyOnDelete: String(emptyOnDelete),
          LifecyclePolicy: JSON.stringify(lifecyclePolicy(lifecycle)),
        },
      });
    }
  }
}

// Only letters and digits are left in a logical id; without words for the others `a-b` and `ab` would end up as one.
function logicalPart(repository: string): string {
  const words: Record<string, string> = {
    '-': 'Dash',
    _: 'Line',
    '.': 'Dot',
    '/': 'Slash',
  };
  return repository.replace(/[-_./]/g, character => words[character]);
}

/** ECR's rules for the expiry of images. Of two rules that fit an image the one with the lower number decides. */
function lifecyclePolicy({
  keepTagged,
  expireUntaggedDays,
}: FoundationConfig['images']['lifecycle']) {
  return {
    rules: [
      {
        rulePriority: 1,
        description: `Expire untagged images after ${expireUntaggedDays} days`,
        selection: {
          tagStatus: 'untagged',
          countType: 'sinceImagePushed',
          countUnit: 'days',
          countNumber: expireUntaggedDays,
        },
        action: { type: 'expire' },
      },
      {
        rulePriority: 2,
        description: `Keep the newest ${keepTagged} tagged images`,
        selection: {
          tagStatus: 'tagged',
          tagPatternList: ['*'],
          countType: 'imageCountMoreThan',
          countNumber: keepTagged,
        },
        action: { type: 'expire' },
      },
    ],
  };
}
