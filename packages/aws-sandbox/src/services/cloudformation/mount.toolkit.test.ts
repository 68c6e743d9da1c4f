import {
  DescribeNetworkInterfacesCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';
import { runToolkit } from './testing/runToolkit';
import type { ToolkitStep } from './testing/toolkit.main';

jest.setTimeout(120_000);

describe('a function with a file system, deployed by the CDK', () => {
  let sandbox: TestSandbox;
  beforeAll(async () => {
    sandbox = await startTestSandbox({ seed: 'portal', timeScale: 0.001 });
  });
  afterAll(() => sandbox.stop());

  const perform = async (action: ToolkitStep['action']) => {
    const [outcome] = await runToolkit({
      url: sandbox.url,
      credentials: sandbox.admin(SPOKE),
      steps: [{ app: 'mount', action, method: 'direct' }],
    });
    return outcome;
  };

  it('mounts it, and leaves nothing of its network behind', async () => {
    const deployed = await perform('deploy');
    expect(deployed.error).toBeUndefined();
    const { FunctionName, FileSystemId } = deployed.outputs!;
    const config = sandbox.config(sandbox.admin(SPOKE));
    const { Payload } = await new LambdaClient(config).send(
      new InvokeCommand({
        FunctionName,
        Payload: Buffer.from('{"name":"ana"}'),
      }),
    );
    expect(JSON.parse(Payload!.transformToString())).toEqual({
      uid: 1000,
      gid: 1000,
      names: ['ana'],
    });
    const shown = await fetch(
      `${sandbox.url}/_sandbox/file-systems?id=${FileSystemId}`,
    );
    expect((await shown.json()).entries).toContainEqual({
      path: '/team/ana',
      type: 'directory',
      uid: 1000,
      gid: 1000,
      mode: '0700',
    });

    const destroyed = await perform('destroy');
    expect(destroyed.error).toBeUndefined();
    const position = (line: string) =>
      destroyed.events.findIndex(
        event => event.startsWith(line) && event.endsWith('DELETE_COMPLETE'),
      );
    expect(position('FunctionSecurityGroup')).toBeGreaterThan(
      destroyed.events.findIndex(event =>
        /^Function[0-9A-F]{8} DELETE_COMPLETE$/.test(event),
      ),
    );
    const { NetworkInterfaces } = await new EC2Client(config).send(
      new DescribeNetworkInterfacesCommand({}),
    );
    expect(NetworkInterfaces).toEqual([]);
  });
});
