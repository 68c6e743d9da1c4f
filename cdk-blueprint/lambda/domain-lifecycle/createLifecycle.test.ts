import {
  CreateApplicationCommand,
  GetApplicationCommand,
  ListJobRunsCommand,
  StartApplicationCommand,
  StartJobRunCommand,
} from '@aws-sdk/client-emr-serverless';
import { DeleteDomainCommand } from '@aws-sdk/client-sagemaker';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLog } from '../shared/createLog';
import { LocalStudio, ROLE_ARN } from './__testUtils__/LocalStudio';
import { event } from './__testUtils__/requests';
import { createLifecycle } from './createLifecycle';
import { SageMakerStudio } from './SageMakerStudio';

// Everything over the real SDK, on the local AWS.
jest.setTimeout(120_000);

const FIXED = { 'gco:environment': 'forecast', 'gco:project': 'gco' };

let aws: LocalStudio;
let passes: string[][];

beforeEach(async () => {
  aws = await LocalStudio.start();
  passes = [];
});
afterEach(() => aws.stop());

/** Does what the provider framework does: asks until it is complete. */
async function carryOut(
  type: 'Create' | 'Update' | 'Delete',
  resourceType: string,
  properties: object,
  more: { PhysicalResourceId?: string; OldResourceProperties?: object } = {},
): Promise<string> {
  const lifecycle = createLifecycle(
    createLog({ write: line => passes.push(JSON.parse(line).left) }),
  );
  const request = event(type, resourceType, properties, more);
  const accepted = await lifecycle.onEvent(request);
  for (let count = 0; count < 300; count += 1) {
    const { IsComplete } = await lifecycle.isComplete({
      ...request,
      ...accepted,
    });
    if (IsComplete) return accepted.PhysicalResourceId;
    await sleep(50);
  }
  throw new RangeError(`never complete: ${JSON.stringify(passes.at(-1))}`);
}

describe('a domain', () => {
  it('gets its settings, and goes with all that belongs to it', async () => {
    await aws.createDomain(FIXED);
    const team = await aws.createTeamFileSystem();
    const { DomainId, DomainArn, HomeEfsFileSystemId } =
      await aws.describeDomain();
    const leftovers = {
      VpcId: aws.vpcId,
      FixedTags: JSON.stringify(FIXED),
      HomeFileSystem: 'destroy',
    };
    // The domain was made a moment ago, as if the resource had not come before it.
    const leftoversId = `leftovers-${aws.vpcId}-0`;
    const settings = {
      DomainId,
      DomainArn,
      TeamFileSystemId: team.fileSystemId,
      Tags: '{"gco:owner":"group:default/forecast"}',
      FixedTags: JSON.stringify(FIXED),
      CanvasSettings: JSON.stringify({
        TimeSeriesForecastingSettings: { Status: 'DISABLED' },
      }),
    };

    const settingsId = await carryOut(
      'Create',
      'Custom::StudioDomainSettings',
      settings,
    );
    const tags = { ...FIXED, 'gco:owner': 'group:default/forecast' };
    expect(await aws.tagsOf(DomainArn!)).toEqual(tags);
    const home = (await aws.fileSystems()).find(
      ({ FileSystemId }) => FileSystemId === HomeEfsFileSystemId,
    );
    expect(
      Object.fromEntries(home!.Tags!.map(tag => [tag.Key, tag.Value])),
    ).toMatchObject(tags);
    expect(await aws.groupsOf(team.fileSystemId)).toEqual([
      team.groupId,
      expect.stringMatching(/^sg-/),
    ]);
    const { DefaultUserSettings } = await aws.describeDomain();
    expect(DefaultUserSettings).toMatchObject({
      ExecutionRole: expect.stringContaining('AmazonSageMaker'),
      CanvasAppSettings: {
        TimeSeriesForecastingSettings: { Status: 'DISABLED' },
      },
    });

    await carryOut(
      'Update',
      'Custom::StudioDomainSettings',
      { ...settings, Tags: '{"gco:expires-on":"2027-01-01"}' },
      { PhysicalResourceId: settingsId, OldResourceProperties: settings },
    );
    expect(await aws.tagsOf(DomainArn!)).toEqual({
      ...FIXED,
      'gco:expires-on': '2027-01-01',
    });

    await aws.createProfile('ana');
    await aws.createProfile('bruno');
    await aws.createSpace('lab', 'ana');
    passes.length = 0;
    await carryOut(
      'Delete',
      'Custom::StudioDomainDrain',
      { DomainId },
      { PhysicalResourceId: `drain-${DomainId}` },
    );
    const kinds = passes.map(left => left[0]?.split(' ')[0]);
    expect([...new Set(kinds)]).toEqual(['app', 'space', 'profile', undefined]);

    await carryOut('Delete', 'Custom::StudioDomainSettings', settings, {
      PhysicalResourceId: settingsId,
    });
    expect(await aws.groupsOf(team.fileSystemId)).toEqual([team.groupId]);

    await aws.sageMaker.send(new DeleteDomainCommand({ DomainId }));
    await carryOut('Delete', 'Custom::StudioDomainLeftovers', leftovers, {
      PhysicalResourceId: leftoversId,
    });
    expect(await aws.groupNames()).toEqual(['team']);
    expect(
      (await aws.fileSystems()).map(({ FileSystemId }) => FileSystemId),
    ).toEqual([team.fileSystemId]);
  });

  it('leaves a network that can be deleted', async () => {
    await aws.createDomain({});
    const { DomainId } = await aws.describeDomain();
    await aws.sageMaker.send(new DeleteDomainCommand({ DomainId }));
    await expect(aws.deleteNetwork()).rejects.toMatchObject({
      name: 'DependencyViolation',
    });
    await carryOut(
      'Delete',
      'Custom::StudioDomainLeftovers',
      {
        VpcId: aws.vpcId,
        FixedTags: JSON.stringify(FIXED),
        HomeFileSystem: 'retain',
      },
      { PhysicalResourceId: `leftovers-${aws.vpcId}-0` },
    );
    expect(await aws.fileSystems()).toHaveLength(1);
    await aws.deleteNetwork();
  });

  it('is listed whole, page by page', async () => {
    await aws.createDomain({});
    await aws.createProfile('ana');
    await aws.createProfile('bruno');
    await aws.createSpace('lab', 'ana');
    await aws.createSpace('sea', 'bruno');
    const studio = new SageMakerStudio(aws.sageMaker, 1);
    const names = (list: { name: string }[]) => list.map(({ name }) => name);
    expect(names(await studio.listProfiles(aws.domainId)).sort()).toEqual([
      'ana',
      'bruno',
    ]);
    expect(names(await studio.listSpaces(aws.domainId)).sort()).toEqual([
      'lab',
      'sea',
    ]);
    expect(await studio.listApps(aws.domainId)).toHaveLength(2);
  });

  it('that is not there is drained', async () => {
    await carryOut(
      'Delete',
      'Custom::StudioDomainDrain',
      { DomainId: 'd-doesnotexist1' },
      { PhysicalResourceId: 'drain-d-doesnotexist1' },
    );
    expect(passes).toEqual([[]]);
  });
});

describe('a Spark application', () => {
  async function create(): Promise<string> {
    const { applicationId } = await aws.emr.send(
      new CreateApplicationCommand({
        name: 'forecast',
        type: 'Spark',
        releaseLabel: 'emr-7.14.0',
      }),
    );
    await sleep(200);
    await aws.emr.send(new StartApplicationCommand({ applicationId }));
    return applicationId!;
  }
  const stateOf = async (applicationId: string) =>
    (await aws.emr.send(new GetApplicationCommand({ applicationId })))
      .application!.state;
  const before = {
    ApplicationName: 'forecast',
    When: 'update',
    SettingsHash: 'a',
  };

  it('is stopped before its settings change', async () => {
    const applicationId = await create();
    await carryOut(
      'Update',
      'Custom::SparkStop',
      { ...before, SettingsHash: 'b' },
      {
        PhysicalResourceId: 'spark-stop-update-forecast',
        OldResourceProperties: before,
      },
    );
    expect(await stateOf(applicationId)).toBe('STOPPED');
  });

  it('loses its jobs only when it goes', async () => {
    await aws.createRole('emr-serverless.amazonaws.com');
    const applicationId = await create();
    const { jobRunId } = await aws.emr.send(
      new StartJobRunCommand({
        applicationId,
        name: 'nightly',
        executionRoleArn: ROLE_ARN,
        jobDriver: {
          sparkSubmit: { entryPoint: 's3://bucket/a.py' },
        },
      }),
    );
    await expect(
      carryOut(
        'Update',
        'Custom::SparkStop',
        { ...before, SettingsHash: 'b' },
        {
          PhysicalResourceId: 'spark-stop-update-forecast',
          OldResourceProperties: before,
        },
      ),
    ).rejects.toMatchObject({
      name: 'SparkInUse',
      message: expect.stringContaining(`${jobRunId} (nightly)`),
    });
    await carryOut(
      'Delete',
      'Custom::SparkStop',
      { ApplicationId: applicationId, When: 'delete' },
      { PhysicalResourceId: `spark-stop-delete-${applicationId}` },
    );
    expect(await stateOf(applicationId)).toBe('STOPPED');
    const { jobRuns } = await aws.emr.send(
      new ListJobRunsCommand({ applicationId }),
    );
    expect(jobRuns!.map(({ state }) => state)).toEqual(['CANCELLED']);
  });
});
