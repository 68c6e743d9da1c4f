import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  ListMetricsCommand,
  PutMetricAlarmCommand,
  PutMetricAlarmCommandInput,
  PutMetricDataCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';

let sandbox: TestSandbox;
let client: CloudWatchClient;
let advanced = 0;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  client = new CloudWatchClient(sandbox.config(sandbox.admin(SPOKE)));
});
afterAll(() => sandbox.stop());

const now = () => Date.now() + advanced * 1000;
async function pass(seconds: number) {
  advanced += seconds;
  await sandbox.control('POST', 'clock/advance', { seconds });
}
const put = (Value: number) =>
  client.send(
    new PutMetricDataCommand({
      Namespace: 'Canvas',
      MetricData: [
        {
          MetricName: 'TimeSinceLastActive',
          Value,
          Dimensions: [{ Name: 'App', Value: 'ana' }],
        },
      ],
    }),
  );
const alarm = (change: Partial<PutMetricAlarmCommandInput> = {}) =>
  client.send(
    new PutMetricAlarmCommand({
      AlarmName: 'idle',
      Namespace: 'Canvas',
      MetricName: 'TimeSinceLastActive',
      Dimensions: [{ Name: 'App', Value: 'ana' }],
      Statistic: 'Maximum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 7200,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      ...change,
    }),
  );
async function state(name = 'idle') {
  const { MetricAlarms } = await client.send(
    new DescribeAlarmsCommand({ AlarmNames: [name] }),
  );
  return MetricAlarms![0].StateValue;
}

describe('an alarm', () => {
  it('follows its metric: no data, all right, alarm, and back', async () => {
    await alarm();
    expect(await state()).toBe('INSUFFICIENT_DATA');
    await put(60);
    await pass(60);
    expect(await state()).toBe('OK');
    await put(8000);
    await pass(60);
    expect(await state()).toBe('ALARM');
    await pass(120);
    expect(await state()).toBe('INSUFFICIENT_DATA');
  });

  it.each([
    ['breaching', 'ALARM'],
    ['notBreaching', 'OK'],
    ['ignore', 'INSUFFICIENT_DATA'],
  ] as const)(
    'takes missing data as %s when told so',
    async (TreatMissingData, expected) => {
      await alarm({ AlarmName: TreatMissingData, TreatMissingData });
      expect(await state(TreatMissingData)).toBe(expected);
    },
  );

  it('needs so many of the periods', async () => {
    const AlarmName = 'two of three';
    await alarm({ AlarmName, EvaluationPeriods: 3, DatapointsToAlarm: 2 });
    await put(9000);
    await pass(60);
    expect(await state(AlarmName)).toBe('OK');
    await put(9000);
    await pass(60);
    expect(await state(AlarmName)).toBe('ALARM');
  });

  it('is set by hand until it is looked at, and goes with others or not at all', async () => {
    await client.send(
      new SetAlarmStateCommand({
        AlarmName: 'ignore',
        StateValue: 'ALARM',
        StateReason: 'test',
      }),
    );
    expect(await state('ignore')).toBe('ALARM');
    const remove = (...AlarmNames: string[]) =>
      client.send(new DeleteAlarmsCommand({ AlarmNames }));
    await expect(remove('ignore', 'nobody')).rejects.toMatchObject({
      name: 'ResourceNotFound',
    });
    await remove('ignore');
    const { MetricAlarms } = await client.send(
      new DescribeAlarmsCommand({ AlarmNamePrefix: 'i' }),
    );
    expect(MetricAlarms!.map(({ AlarmName }) => AlarmName)).toEqual(['idle']);
  });

  it.each<[string, Partial<PutMetricAlarmCommandInput>, RegExp]>([
    ['a period of 45 seconds', { Period: 45 }, /45/],
    ['an unknown statistic', { Statistic: undefined }, /statistic/],
    ['more points than periods', { DatapointsToAlarm: 2 }, /DatapointsToAlarm/],
    ['no threshold', { Threshold: undefined }, /Threshold/],
    [
      'an expression',
      { Metrics: [{ Id: 'a', Expression: 'm1' }] },
      /not implemented/,
    ],
  ])('cannot have %s', async (_, change, message) => {
    await expect(alarm(change)).rejects.toThrow(message);
  });
});

describe('metrics', () => {
  it('are summed by period', async () => {
    await put(1);
    await put(3);
    const { MetricDataResults } = await client.send(
      new GetMetricDataCommand({
        StartTime: new Date(now() - 60_000),
        EndTime: new Date(now() + 60_000),
        MetricDataQueries: ['Average', 'Sum', 'SampleCount'].map(
          (Stat, index) => ({
            Id: `m${index}`,
            MetricStat: {
              Metric: {
                Namespace: 'Canvas',
                MetricName: 'TimeSinceLastActive',
                Dimensions: [{ Name: 'App', Value: 'ana' }],
              },
              Period: 3600,
              Stat,
            },
          }),
        ),
      }),
    );
    const total = (index: number) =>
      MetricDataResults![index].Values!.reduce((sum, value) => sum + value, 0);
    expect(total(1)).toBeGreaterThanOrEqual(4);
    expect(total(2)).toBeGreaterThanOrEqual(2);
  });

  it('are listed, and not in the name of AWS', async () => {
    const { Metrics } = await client.send(
      new ListMetricsCommand({ Namespace: 'Canvas' }),
    );
    expect(Metrics).toEqual([
      {
        Namespace: 'Canvas',
        MetricName: 'TimeSinceLastActive',
        Dimensions: [{ Name: 'App', Value: 'ana' }],
      },
    ]);
    await expect(
      client.send(
        new PutMetricDataCommand({
          Namespace: 'AWS/SageMaker',
          MetricData: [{ MetricName: 'a', Value: 1 }],
        }),
      ),
    ).rejects.toThrow(/reserved/);
    await expect(
      client.send(
        new PutMetricDataCommand({
          Namespace: 'Canvas',
          MetricData: [
            {
              MetricName: 'a',
              Value: 1,
              Timestamp: new Date(now() - 20 * 86_400_000),
            },
          ],
        }),
      ),
    ).rejects.toThrow(/two weeks/);
  });
});
