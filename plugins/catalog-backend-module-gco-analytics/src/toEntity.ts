import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
  EntityLink,
  parseEntityRef,
} from '@backstage/catalog-model';
import {
  ACCOUNT_ANNOTATION,
  ENVIRONMENT_ANNOTATION,
  ENVIRONMENT_ENTITY_TYPE,
  EnvironmentSummary,
  PLUGIN_ID,
  REGION_ANNOTATION,
} from '@gco/plugin-gco-analytics-common';

/** @public */
export interface ToEntityOptions {
  /** Link to the AWS console; switched off where the accounts are not AWS's. */
  consoleLinks: boolean;
}

/**
 * The catalog's picture of an environment: a Resource `resource:default/<name>` of type `analytics-environment`.
 *
 * It holds what identifies the environment and rarely changes. State and health stay out of it: they change by the
 * minute, and pages read them from the portal's API.
 *
 * @public
 */
export function toEntity(
  environment: EnvironmentSummary,
  options: ToEntityOptions,
): Entity {
  const { name, owner, accountId, region } = environment;
  // Not a `url:` location: there is no file behind the entity that anybody could view or edit.
  const location = `${PLUGIN_ID}:${name}`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      namespace: 'default',
      name,
      description: describe(environment),
      annotations: {
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
        [ENVIRONMENT_ANNOTATION]: name,
        [ACCOUNT_ANNOTATION]: accountId,
        [REGION_ANNOTATION]: region,
      },
      tags: ['aws', 'sagemaker-studio', region],
      ...(options.consoleLinks && { links: [consoleLink(environment)] }),
    },
    spec: {
      type: ENVIRONMENT_ENTITY_TYPE,
      lifecycle: lifecycleOf(environment),
      owner,
    },
  };
}

function describe({ owner, accountId, region }: EnvironmentSummary): string {
  return `Analytics environment of ${
    parseEntityRef(owner).name
  }: SageMaker Studio and storage in AWS account ${accountId}, ${region}`;
}

/** The catalog's usual words, from whether there is something to use and whether it will stay. */
function lifecycleOf({
  state,
  blueprintVersion,
}: EnvironmentSummary): 'experimental' | 'production' | 'deprecated' {
  if (state === 'retiring' || state === 'retired') {
    return 'deprecated';
  }
  const everDeployed =
    state === 'active' ||
    state === 'changing' ||
    blueprintVersion !== undefined;
  return everDeployed ? 'production' : 'experimental';
}

function consoleLink({ region }: EnvironmentSummary): EntityLink {
  return {
    url: `https://${region}.${consoleHost(
      region,
    )}/sagemaker/home?region=${region}#/studio`,
    title: `SageMaker in the AWS console (${region})`,
    icon: 'cloud',
    type: 'admin-dashboard',
  };
}

/** The console of the region's partition. */
function consoleHost(region: string): string {
  if (region.startsWith('cn-')) {
    return 'console.amazonaws.cn';
  }
  return region.startsWith('us-gov-')
    ? 'console.amazonaws-us-gov.com'
    : 'console.aws.amazon.com';
}
