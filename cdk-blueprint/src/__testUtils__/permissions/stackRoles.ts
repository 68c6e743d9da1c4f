import {
  CloudFormationClient,
  DescribeStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';

/** The roles of a stack: physical names by logical id. */
export async function stackRoles(
  client: CloudFormationClient,
  StackName: string,
): Promise<Record<string, string>> {
  const { StackResources = [] } = await client.send(
    new DescribeStackResourcesCommand({ StackName }),
  );
  return Object.fromEntries(
    StackResources.filter(
      ({ ResourceType }) => ResourceType === 'AWS::IAM::Role',
    ).map(({ LogicalResourceId, PhysicalResourceId }) => [
      LogicalResourceId!,
      PhysicalResourceId!,
    ]),
  );
}
