import { Tags } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { fixedTags, mutableTags, TaggedConfig } from './environmentTags';

/**
 * Resource types of the environment that CloudFormation replaces when a tag changes. A test compares the list with
 * CloudFormation's own data.
 */
export const REPLACED_BY_TAGS: readonly string[] = [
  'AWS::SageMaker::Domain',
  'AWS::SageMaker::StudioLifecycleConfig',
];

/** Tags everything in a scope: with what never changes, and, where a change replaces nothing, with what does. */
export function tagResources(scope: IConstruct, config: TaggedConfig): void {
  Object.entries(fixedTags(config)).forEach(([key, value]) =>
    Tags.of(scope).add(key, value),
  );
  Object.entries(mutableTags(config)).forEach(([key, value]) =>
    Tags.of(scope).add(key, value, {
      excludeResourceTypes: [...REPLACED_BY_TAGS],
    }),
  );
}
