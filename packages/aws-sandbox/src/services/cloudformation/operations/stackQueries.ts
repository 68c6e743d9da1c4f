import type {
  DescribeStackResourceInput,
  DescribeStackResourcesInput,
  DescribeStacksInput,
  ListStackResourcesInput,
  ListStacksInput,
} from '@aws-sdk/client-cloudformation';
import { Operation } from '../../../core/types';
import { StackStore } from '../model';
import { validationError } from '../template';
import { shownResource, shownStack, shownSummary } from './shapes';
import { pageOf, requiredStack } from './support';

const describeStacks: Operation = (context, input: DescribeStacksInput) => {
  if (input.StackName) {
    const stack = requiredStack(context, 'DescribeStacks', input.StackName);
    return { Stacks: [shownStack(stack)] };
  }
  context.authorize('cloudformation:DescribeStacks', '*');
  const { page, NextToken } = pageOf(
    StackStore.of(context)
      .all()
      .filter(stack => !stack.isDeleted),
    input,
    ({ id }) => id,
  );
  return { Stacks: page.map(shownStack), NextToken };
};

const listStacks: Operation = (context, input: ListStacksInput) => {
  context.authorize('cloudformation:ListStacks', '*');
  const wanted: string[] | undefined = input.StackStatusFilter;
  const { page, NextToken } = pageOf(
    StackStore.of(context)
      .all()
      .filter(stack => !wanted?.length || wanted.includes(stack.status)),
    input,
    ({ id }) => id,
  );
  return { StackSummaries: page.map(shownSummary), NextToken };
};

const describeStackResources: Operation = (
  context,
  input: DescribeStackResourcesInput,
) => {
  const { StackName, PhysicalResourceId, LogicalResourceId } = input;
  const owner =
    PhysicalResourceId &&
    StackStore.of(context)
      .all()
      .find(candidate =>
        [...candidate.resources.values()].some(
          resource => resource.state?.physicalId === PhysicalResourceId,
        ),
      );
  if (PhysicalResourceId && !owner) {
    context.authorize('cloudformation:DescribeStackResources', '*');
    throw validationError(`Stack for ${PhysicalResourceId} does not exist`);
  }
  const stack = requiredStack(
    context,
    'DescribeStackResources',
    owner ? owner.id : StackName,
  );
  return {
    StackResources: [...stack.resources.values()]
      .filter(
        resource =>
          !LogicalResourceId || resource.logicalId === LogicalResourceId,
      )
      .map(resource => ({
        StackName: stack.name,
        StackId: stack.id,
        Timestamp: resource.timestamp,
        ...shownResource(stack, resource),
      })),
  };
};

const describeStackResource: Operation = (
  context,
  input: DescribeStackResourceInput,
) => {
  const stack = requiredStack(
    context,
    'DescribeStackResource',
    input.StackName,
  );
  const resource = stack.resources.get(input.LogicalResourceId ?? '');
  if (!resource) {
    throw validationError(
      `Resource ${input.LogicalResourceId} does not exist for stack ${input.StackName}`,
    );
  }
  return {
    StackResourceDetail: {
      StackName: stack.name,
      StackId: stack.id,
      LastUpdatedTimestamp: resource.timestamp,
      Metadata: JSON.stringify(resource.definition.Metadata ?? {}),
      ...shownResource(stack, resource),
    },
  };
};

const listStackResources: Operation = (
  context,
  input: ListStackResourcesInput,
) => {
  const stack = requiredStack(context, 'ListStackResources', input.StackName);
  const { page, NextToken } = pageOf(
    [...stack.resources.values()],
    input,
    ({ logicalId }) => logicalId,
  );
  return {
    StackResourceSummaries: page.map(resource => ({
      LastUpdatedTimestamp: resource.timestamp,
      ...shownResource(stack, resource),
    })),
    NextToken,
  };
};

/** Operations that read stacks and their resources. */
export const stackQueryOperations: Readonly<Record<string, Operation>> = {
  DescribeStacks: describeStacks,
  ListStacks: listStacks,
  DescribeStackResources: describeStackResources,
  DescribeStackResource: describeStackResource,
  ListStackResources: listStackResources,
};
