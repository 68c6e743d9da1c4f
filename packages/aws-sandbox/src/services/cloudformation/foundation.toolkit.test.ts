import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { BackupClient, ListBackupPlansCommand } from '@aws-sdk/client-backup';
import { DescribeRegistryCommand, ECRClient } from '@aws-sdk/client-ecr';
import {
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';
import { runToolkit } from './testing/runToolkit';
import type { ToolkitOutcome, ToolkitStep } from './testing/toolkit.main';

jest.setTimeout(120_000);

const foundation = (step: ToolkitStep): ToolkitStep => ({
  app: 'foundation',
  ...step,
});

const CHANGED = {
  indexes: ['status', 'namespace'],
  retentionDays: 60,
  affinity: 'SOURCE_IP',
  script: 'two',
} as const;

describe('tables, backups, accelerator and registry with the CDK toolkit', () => {
  let sandbox: TestSandbox;

  const run = (...steps: ToolkitStep[]): Promise<ToolkitOutcome[]> =>
    runToolkit({
      url: sandbox.url,
      credentials: sandbox.admin(SPOKE),
      steps: steps.map(foundation),
    });
  const changedResources = ({ events }: ToolkitOutcome, status: string) =>
    events
      .filter(line => line.endsWith(` ${status}`))
      .map(line => line.split(' ')[0].replace(/[0-9A-F]{8}$/, ''))
      .sort();

  beforeAll(async () => {
    sandbox = await startTestSandbox({ seed: 'portal', timeScale: 0.0005 });
  });
  afterAll(() => sandbox.stop());

  it('are deployed, changed in place, and destroyed', async () => {
    const [made, again, changed, twoIndexes, ownRegion] = await run(
      { action: 'deploy' },
      { action: 'deploy' },
      { action: 'deploy', options: CHANGED },
      { action: 'deploy', options: { ...CHANGED, indexes: ['owner'] } },
      {
        action: 'deploy',
        options: { ...CHANGED, destinations: ['eu-west-1'] },
      },
    );
    expect(made.error).toBeUndefined();
    expect(made.outputs).toMatchObject({
      Exportfoundationdns: expect.stringMatching(/awsglobalaccelerator\.com$/),
      Exportfoundationgroup: expect.stringMatching(
        /^arn:aws:globalaccelerator::444455556666:accelerator\/.*endpoint-group/,
      ),
      Exportfoundationtable: expect.stringMatching(/^foundation-Jobs/),
    });
    expect(again).toMatchObject({ noOp: true, events: [] });

    expect(changed.error).toBeUndefined();
    expect(changed.outputs).toEqual(made.outputs);
    expect(changedResources(changed, 'UPDATE_COMPLETE')).toEqual([
      'AcceleratorListener',
      'Jobs',
      'Plan',
      'Script',
      'foundation',
    ]);
    // Nothing of a script can change in place.
    expect(changed.events).toContain('Script DELETE_COMPLETE');

    expect(twoIndexes.error).toMatch(
      /Cannot perform more than one GSI creation or deletion in a single update/,
    );
    expect(twoIndexes.events[twoIndexes.events.length - 1]).toBe(
      'foundation UPDATE_ROLLBACK_COMPLETE',
    );
    expect(ownRegion.error).toMatch(/source registry itself/);

    const config = sandbox.config(sandbox.admin(SPOKE));
    const dynamo = new DynamoDBClient(config);
    const TableName = made.outputs!.Exportfoundationtable;
    const { Table } = await dynamo.send(
      new DescribeTableCommand({ TableName }),
    );
    expect(
      Table!.GlobalSecondaryIndexes!.map(({ IndexName }) => IndexName),
    ).toEqual(['status-index', 'namespace-index']);
    await expect(
      dynamo.send(new DescribeTimeToLiveCommand({ TableName })),
    ).resolves.toMatchObject({
      TimeToLiveDescription: { AttributeName: 'ttl' },
    });
    await expect(
      new ECRClient(config).send(new DescribeRegistryCommand({})),
    ).resolves.toMatchObject({
      replicationConfiguration: {
        rules: [{ destinations: [{ region: 'us-east-1' }] }],
      },
    });

    const [gone] = await run({ action: 'destroy' });
    expect(gone.error).toBeUndefined();
    expect(gone.events[gone.events.length - 1]).toBe(
      'foundation DELETE_COMPLETE',
    );
    await expect(
      new BackupClient(config).send(new ListBackupPlansCommand({})),
    ).resolves.toMatchObject({ BackupPlansList: [] });
    await expect(
      dynamo.send(new DescribeTableCommand({ TableName })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
