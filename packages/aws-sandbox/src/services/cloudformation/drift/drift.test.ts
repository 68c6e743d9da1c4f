import { userPrincipal } from '../../../core/principals';
import { StackTestWorld, stackTestWorld } from '../testing/stackTestWorld';
import { propertyDifferences } from './propertyDifferences';

const template = {
  Resources: {
    Group: {
      Type: 'AWS::Logs::LogGroup',
      Properties: { RetentionInDays: '7', LogGroupName: '/drift' },
    },
    Parameter: {
      Type: 'AWS::SSM::Parameter',
      Properties: { Type: 'String', Value: 'a', Name: '/drift' },
    },
    Handle: { Type: 'AWS::CloudFormation::WaitConditionHandle' },
  },
};

describe('drift detection', () => {
  let world: StackTestWorld;
  beforeEach(async () => {
    world = await stackTestWorld();
    await world.create('s', template, {
      Tags: [{ Key: 'team', Value: 'blue' }],
    });
  });
  afterEach(() => world.stop());

  const ended = async (StackDriftDetectionId: string) => {
    for (;;) {
      const status = await world.call('DescribeStackDriftDetectionStatus', {
        StackDriftDetectionId,
      });
      if (status.DetectionStatus !== 'DETECTION_IN_PROGRESS') {
        return status;
      }
      await world.context.clock.sleep(10_000);
    }
  };
  const detect = async (input: object = {}) => {
    const { StackDriftDetectionId } = await world.call('DetectStackDrift', {
      StackName: 's',
      ...input,
    });
    const status = () =>
      world.call('DescribeStackDriftDetectionStatus', {
        StackDriftDetectionId,
      });
    expect(await status()).toMatchObject({
      DetectionStatus: 'DETECTION_IN_PROGRESS',
    });
    await expect(
      world.call('DetectStackDrift', { StackName: 's' }),
    ).rejects.toThrow('already in progress');
    return ended(StackDriftDetectionId);
  };
  const drifts = async (input: object = {}) =>
    (
      await world.call('DescribeStackResourceDrifts', {
        StackName: 's',
        ...input,
      })
    ).StackResourceDrifts.map(
      (one: any) => `${one.LogicalResourceId} ${one.StackResourceDriftStatus}`,
    );

  it('takes its time, leaves the stack’s own tags out, and filters and pages what it finds', async () => {
    expect(await detect()).toMatchObject({
      DetectionStatus: 'DETECTION_COMPLETE',
      StackDriftStatus: 'IN_SYNC',
      DriftedStackResourceCount: 0,
    });
    await world.call('DeleteLogGroup', { logGroupName: '/drift' }, 'logs');
    await world.call(
      'PutParameter',
      { Name: '/drift', Value: 'b', Overwrite: true },
      'ssm',
    );
    expect(await detect()).toMatchObject({
      StackDriftStatus: 'DRIFTED',
      DriftedStackResourceCount: 2,
    });
    expect(await drifts()).toEqual(['Group DELETED', 'Parameter MODIFIED']);
    expect(
      await drifts({ StackResourceDriftStatusFilters: ['DELETED'] }),
    ).toEqual(['Group DELETED']);
    expect(
      await drifts({ StackResourceDriftStatusFilters: ['UNSUPPORTED'] }),
    ).toEqual(['Handle UNSUPPORTED']);
    const { NextToken } = await world.call('DescribeStackResourceDrifts', {
      StackName: 's',
      MaxResults: 1,
    });
    expect(await drifts({ NextToken })).toEqual(['Parameter MODIFIED']);
    const { StackSummaries } = await world.call('ListStacks', {});
    expect(StackSummaries[0].DriftInformation).toMatchObject({
      StackDriftStatus: 'DRIFTED',
      LastCheckTimestamp: expect.any(Date),
    });
    await world.update('s', {
      Resources: { Handle: template.Resources.Handle },
    });
    expect(await drifts()).toEqual([]);
  });

  it('compares one resource', async () => {
    const one = (LogicalResourceId: string) =>
      world.call('DetectStackResourceDrift', {
        StackName: 's',
        LogicalResourceId,
      });
    expect((await one('Group')).StackResourceDrift).toMatchObject({
      StackResourceDriftStatus: 'IN_SYNC',
      ExpectedProperties: '{"RetentionInDays":"7","LogGroupName":"/drift"}',
    });
    await expect(one('Handle')).rejects.toThrow('not supported');
    await expect(one('Other')).rejects.toThrow('does not exist');
  });

  it('is as good as what the caller may read', async () => {
    await world.call('CreateUser', { UserName: 'reader' }, 'iam');
    await world.call(
      'PutUserPolicy',
      {
        UserName: 'reader',
        PolicyName: 'p',
        PolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['cloudformation:*', 'ssm:*'],
              Resource: '*',
            },
          ],
        }),
      },
      'iam',
    );
    const reader = world.as(
      userPrincipal({
        accountId: '444455556666',
        arn: 'arn:aws:iam::444455556666:user/reader',
        userId: 'AIDAREADER',
      }),
    );
    const { StackDriftDetectionId } = await reader.invoke(
      'cloudformation',
      'DetectStackDrift',
      { StackName: 's' },
    );
    expect(await ended(StackDriftDetectionId)).toMatchObject({
      DetectionStatus: 'DETECTION_FAILED',
      DetectionStatusReason: expect.stringMatching(/\[Group\].*not authorized/),
      StackDriftStatus: 'UNKNOWN',
    });
    expect(await drifts()).toEqual(['Group UNKNOWN', 'Parameter IN_SYNC']);
  });

  it('is refused while the stack changes, and for what does not exist', async () => {
    await world.call('DeleteStack', { StackName: 's' });
    await expect(
      world.call('DetectStackDrift', { StackName: 's' }),
    ).rejects.toThrow('DELETE_IN_PROGRESS');
    await expect(
      world.call('DetectStackDrift', { StackName: 'none' }),
    ).rejects.toThrow('Stack [none] does not exist');
    await expect(
      world.call('DescribeStackDriftDetectionStatus', {
        StackDriftDetectionId: 'a5ab4bf4-0bbb-4d1c-9f0a-3a1f3a3e2b11',
      }),
    ).rejects.toThrow('does not exist');
  });
});

describe('propertyDifferences', () => {
  const paths = (expected: object, actual: object) =>
    propertyDifferences(
      expected as Record<string, unknown>,
      actual as Record<string, unknown>,
    ).map(
      ({ PropertyPath, DifferenceType }) => `${PropertyPath} ${DifferenceType}`,
    );

  it.each<[string, object, object]>([
    ['numbers and booleans as text', { A: '5', B: 'true' }, { A: 5, B: true }],
    ['the order of lists', { A: ['x', 'y'] }, { A: ['y', 'x'] }],
    [
      'what the template does not set',
      { A: { B: 1 } },
      { A: { B: 1, C: 2 }, D: 3 },
    ],
    ['what cannot be read', { A: 1, B: 2 }, { A: 1 }],
    ['nothing and an empty list', { A: [] }, { A: undefined }],
    [
      'documents that mean the same',
      {
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Allow',
              Action: ['b', 'a'],
              Resource: '*',
              Principal: { AWS: 'x' },
            },
          ],
          Version: '2012-10-17',
        },
      },
      {
        PolicyDocument:
          '{"Version":"2012-10-17","Statement":[{"Principal":{"AWS":["x"]},"Effect":"Allow","Resource":["*"],"Action":["a","b"]}]}',
      },
    ],
  ])('does not count %s', (_, expected, actual) => {
    expect(paths(expected, actual)).toEqual([]);
  });

  it.each<[object, object, string[]]>([
    [{ A: 1 }, { A: undefined }, ['/A REMOVE']],
    [{ A: { B: 'x' } }, { A: { B: 'y' } }, ['/A/B NOT_EQUAL']],
    [{ A: ['x', 'y'] }, { A: ['y', 'z'] }, ['/A/0 REMOVE', '/A/1 ADD']],
    [
      { Tags: [{ Key: 'a', Value: '1' }] },
      {
        Tags: [
          { Key: 'b', Value: '2' },
          { Key: 'a', Value: '3' },
        ],
      },
      ['/Tags/0/Value NOT_EQUAL', '/Tags/0 ADD'],
    ],
    [
      { Environment: { Variables: { A: '1' } } },
      { Environment: { Variables: { A: '1', B: '2' } } },
      ['/Environment/Variables/B ADD'],
    ],
    [
      { KeyPolicy: { Statement: [{ Action: 'a' }] } },
      { KeyPolicy: '{"Statement":[{"Action":"b"}]}' },
      ['/KeyPolicy NOT_EQUAL'],
    ],
  ])('of %j and %j', (expected, actual, found) => {
    expect(paths(expected, actual)).toEqual(found);
  });
});
