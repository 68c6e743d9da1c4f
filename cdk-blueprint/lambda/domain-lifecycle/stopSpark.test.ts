import { FakeSpark } from './__testUtils__/FakeSpark';
import { passes, request } from './__testUtils__/requests';
import { SparkApplication } from './SparkApplications';
import { stopSpark } from './stopSpark';

const TYPE = 'Custom::SparkStop';

function setUp(state: SparkApplication['state'] = 'STARTED') {
  const spark = new FakeSpark();
  spark.applications = [{ id: 'app-1', name: 'forecast', state }];
  const resource = stopSpark(spark);
  const run = (
    type: 'Create' | 'Update' | 'Delete',
    properties: object,
    before: object = {},
  ) =>
    passes(async () => {
      const left = await resource.pass(
        request(type, TYPE, properties, { OldResourceProperties: before }),
      );
      spark.turn();
      return left;
    });
  return { spark, resource, run };
}

const onUpdate = (SettingsHash: string) => ({
  ApplicationName: 'forecast',
  When: 'update',
  SettingsHash,
});
const onDelete = { ApplicationId: 'app-1', When: 'delete' };

describe('Custom::SparkStop before an update', () => {
  it('stops the application when its settings change', async () => {
    const { spark, run } = setUp();
    expect(await run('Update', onUpdate('b'), onUpdate('a'))).toEqual([
      ['Spark application forecast (STARTED)'],
      [],
    ]);
    expect(spark.calls).toEqual(['stop app-1']);
  });

  it.each([
    ['the settings are as they were', 'Update', onUpdate('a')],
    ['it is made', 'Create', {}],
    ['it is deleted', 'Delete', {}],
  ] as const)('does nothing when %s', async (_what, type, before) => {
    const { spark, run } = setUp();
    expect(await run(type, onUpdate('a'), before)).toEqual([[]]);
    expect(spark.calls).toEqual([]);
  });

  it.each(['CREATED', 'STOPPED', 'TERMINATED'] as const)(
    'has nothing to stop when %s',
    async state => {
      const { spark, run } = setUp(state);
      expect(await run('Update', onUpdate('b'), onUpdate('a'))).toEqual([[]]);
      expect(spark.calls).toEqual([]);
    },
  );

  it('has nothing to stop when there is no application', async () => {
    const { spark, run } = setUp();
    spark.applications[0].name = 'another';
    expect(await run('Update', onUpdate('b'), onUpdate('a'))).toEqual([[]]);
    expect(spark.calls).toEqual([]);
  });

  it('waits for an application between states', async () => {
    const { spark, run } = setUp('STARTING');
    const left = await run('Update', onUpdate('b'), onUpdate('a'));
    expect(left.map(([first]) => first)).toEqual([
      'Spark application forecast (STARTING)',
      'Spark application forecast (STARTED)',
      undefined,
    ]);
    expect(spark.calls).toEqual(['stop app-1']);
  });

  it("names people's jobs and cancels none", async () => {
    const { spark, run } = setUp();
    spark.jobs = [
      { id: 'job-1', name: 'nightly', isEnding: false },
      { id: 'job-2', isEnding: false },
    ];
    await expect(
      run('Update', onUpdate('b'), onUpdate('a')),
    ).rejects.toMatchObject({
      name: 'SparkInUse',
      message:
        'Spark application forecast must be stopped for its new settings, and these jobs run in it: job-1 (nightly), job-2. Deploy again when finished, or cancel first.',
    });
    expect(spark.calls).toEqual([]);
  });
});

describe('Custom::SparkStop before deletion', () => {
  it('cancels jobs, then stops the application', async () => {
    const { spark, run } = setUp();
    spark.jobs = [
      { id: 'job-1', name: 'nightly', isEnding: false },
      { id: 'job-2', isEnding: true },
    ];
    expect(await run('Delete', onDelete)).toEqual([
      [
        'Spark application forecast (STARTED)',
        'job job-1 (nightly)',
        'job job-2',
      ],
      ['Spark application forecast (STARTED)'],
      [],
    ]);
    expect(spark.calls).toEqual(['cancel job-1', 'stop app-1']);
  });

  it.each(['Create', 'Update'] as const)('does nothing on %s', async type => {
    const { spark, run } = setUp();
    expect(
      await run(
        type,
        { ...onDelete, SettingsHash: 'b' },
        { ...onDelete, SettingsHash: 'a' },
      ),
    ).toEqual([[]]);
    expect(spark.calls).toEqual([]);
  });

  it('has nothing to do when the application is gone', async () => {
    const { spark, run } = setUp();
    spark.applications = [];
    expect(await run('Delete', onDelete)).toEqual([[]]);
  });

  it("says AWS's reason while it refuses", async () => {
    const { spark, resource } = setUp();
    spark.refusal = 'a job was just submitted';
    expect(await resource.pass(request('Delete', TYPE, onDelete))).toEqual([
      'Spark application forecast (STARTED; a job was just submitted)',
    ]);
  });
});

describe('Custom::SparkStop', () => {
  it.each([
    [{ When: 'update' }, 'ApplicationName is missing'],
    [{ ApplicationName: 'a' }, 'When is missing'],
    [{ ApplicationName: 'a', When: 'always' }, 'When must be update or delete'],
  ])('refuses %j', (properties, message) => {
    const { resource } = setUp();
    expect(() => resource.check(request('Create', TYPE, properties))).toThrow(
      message,
    );
  });

  it('is about one application at one time', () => {
    const { resource } = setUp();
    const id = (properties: object) =>
      resource.physicalId(request('Create', TYPE, properties));
    expect(id(onDelete)).toBe('spark-stop-delete-app-1');
    expect(id(onUpdate('a'))).toBe('spark-stop-update-forecast');
    expect(id(onUpdate('b'))).toBe(id(onUpdate('a')));
  });
});
