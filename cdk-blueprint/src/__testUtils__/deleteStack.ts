import {
  CloudFormationClient,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { strictEqual } from 'node:assert';
import { setTimeout as sleep } from 'node:timers/promises';

/** Deletes a stack and waits until it is gone; fails with the events of whatever would not go. */
export async function deleteStack(
  client: CloudFormationClient,
  name: string,
): Promise<void> {
  const describe = async (nameOrId: string) => {
    const { Stacks = [] } = await client.send(
      new DescribeStacksCommand({ StackName: nameOrId }),
    );
    return Stacks[0];
  };
  const StackName = (await describe(name)).StackId!;
  await client.send(new DeleteStackCommand({ StackName }));
  const status = async () => (await describe(StackName)).StackStatus;
  while ((await status()) === 'DELETE_IN_PROGRESS') await sleep(50);
  const { StackEvents = [] } = await client.send(
    new DescribeStackEventsCommand({ StackName }),
  );
  const failures = StackEvents.filter(({ ResourceStatus }) =>
    /FAILED/.test(ResourceStatus ?? ''),
  ).map(
    ({ LogicalResourceId, ResourceStatusReason }) =>
      `${LogicalResourceId}: ${ResourceStatusReason}`,
  );
  strictEqual(failures.join('\n'), '');
  strictEqual(await status(), 'DELETE_COMPLETE');
}
