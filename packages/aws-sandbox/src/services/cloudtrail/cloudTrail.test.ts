import {
  CloudTrailClient,
  Event,
  LookupEventsCommand,
  LookupEventsCommandInput,
} from '@aws-sdk/client-cloudtrail';
import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import {
  DescribeUserProfileCommand,
  ListDomainsCommand,
} from '@aws-sdk/client-sagemaker';
import {
  HUB,
  policy,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const lookUp = (input: LookupEventsCommandInput = {}, region?: string) =>
  new CloudTrailClient(sandbox.config(sandbox.admin(SPOKE), region)).send(
    new LookupEventsCommand(input),
  );

const by = (
  AttributeKey: 'EventName' | 'ResourceName' | 'Username',
  AttributeValue: string,
) => lookUp({ LookupAttributes: [{ AttributeKey, AttributeValue }] });

const text = (event: Event) => JSON.parse(event.CloudTrailEvent!);

describe('LookupEvents', () => {
  it('tells who failed at what under which identity, and no secret', async () => {
    const admin = sandbox.admin(SPOKE);
    const { iam } = sandbox.clients(admin);
    const role = `arn:aws:iam::${SPOKE}:role/reader`;
    await iam.send(
      new CreateRoleCommand({
        RoleName: 'reader',
        AssumeRolePolicyDocument: policy({
          Effect: 'Allow',
          Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
          Principal: { AWS: SPOKE },
          Condition: {},
        }),
      }),
    );
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: 'reader',
        PolicyName: 'list',
        PolicyDocument: policy({
          Effect: 'Allow',
          Action: 'sagemaker:ListDomains',
          Resource: '*',
        }),
      }),
    );
    const session = await sandbox.assume(admin, {
      RoleArn: role,
      RoleSessionName: 'portal-ana',
      SourceIdentity: 'ana',
      ExternalId: 'only-we-two-know',
    });
    const { sageMaker } = sandbox.clients(session);
    await sageMaker.send(new ListDomainsCommand({}));
    await expect(
      sageMaker.send(
        new DescribeUserProfileCommand({
          DomainId: 'd-abc',
          UserProfileName: 'bo',
        }),
      ),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' });

    const { Events } = await by('ResourceName', 'bo');
    expect(Events).toHaveLength(1);
    expect(Events![0]).toMatchObject({
      EventName: 'DescribeUserProfile',
      EventSource: 'sagemaker.amazonaws.com',
      ReadOnly: 'true',
      Username: 'portal-ana',
    });
    expect(text(Events![0])).toMatchObject({
      userIdentity: {
        type: 'AssumedRole',
        arn: `arn:aws:sts::${SPOKE}:assumed-role/reader/portal-ana`,
        sessionContext: {
          sessionIssuer: { arn: role, userName: 'reader' },
          sourceIdentity: 'ana',
        },
      },
      errorCode: 'AccessDeniedException',
      errorMessage: expect.stringContaining('sagemaker:DescribeUserProfile'),
      requestParameters: { domainId: 'd-abc', userProfileName: 'bo' },
      recipientAccountId: SPOKE,
    });
    const all = JSON.stringify(await lookUp());
    expect(all).toContain('AssumeRole');
    expect(all).not.toContain('only-we-two-know');
    expect(all).not.toContain(session.sessionToken);
  });

  it('lists the newest first, page by page, each event once', async () => {
    const { sageMaker } = sandbox.clients(sandbox.admin(SPOKE));
    for (let count = 0; count < 5; count += 1) {
      await sageMaker.send(new ListDomainsCommand({ MaxResults: 1 }));
    }
    const listed: Event[] = [];
    let NextToken: string | undefined;
    do {
      const page = await lookUp({
        LookupAttributes: [
          { AttributeKey: 'EventName', AttributeValue: 'ListDomains' },
        ],
        MaxResults: 2,
        NextToken,
      });
      expect(page.Events!.length).toBeLessThanOrEqual(2);
      listed.push(...page.Events!);
      ({ NextToken } = page);
    } while (NextToken);
    const times = listed.map(({ EventTime }) => EventTime!.getTime());
    expect(listed).toHaveLength(6);
    expect(new Set(listed.map(({ EventId }) => EventId)).size).toBe(6);
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it('keeps to a range of time', async () => {
    const StartTime = new Date(Date.now() + 3_600_000);
    expect((await lookUp({ StartTime })).Events).toEqual([]);
    await expect(
      lookUp({ StartTime, EndTime: new Date() }),
    ).rejects.toMatchObject({ name: 'InvalidTimeRangeException' });
  });

  it('has calls on data of buckets not, and those of IAM in us-east-1 alone', async () => {
    const { s3 } = sandbox.clients(sandbox.admin(SPOKE));
    const none = { Bucket: 'nobody-has-this-bucket', Key: 'a' };
    await expect(s3.send(new PutObjectCommand(none))).rejects.toThrow();
    await expect(s3.send(new ListObjectsV2Command(none))).rejects.toThrow();
    expect((await by('EventName', 'PutObject')).Events).toEqual([]);
    expect((await by('EventName', 'CreateRole')).Events).toEqual([]);
    const { Events } = await lookUp({}, 'us-east-1');
    expect(Events!.map(({ EventName }) => EventName)).toContain('CreateRole');
  });

  it('keeps accounts apart', async () => {
    const { Events } = await new CloudTrailClient(
      sandbox.config(sandbox.admin(HUB)),
    ).send(new LookupEventsCommand({}));
    expect(Events!.every(event => text(event).recipientAccountId === HUB)).toBe(
      true,
    );
  });

  it.each<[string, LookupEventsCommandInput, string]>([
    [
      'two attributes',
      {
        LookupAttributes: [
          { AttributeKey: 'EventName', AttributeValue: 'a' },
          { AttributeKey: 'EventName', AttributeValue: 'b' },
        ],
      },
      'InvalidLookupAttributesException',
    ],
    [
      'a token of somebody else',
      { NextToken: 'abc' },
      'InvalidNextTokenException',
    ],
    ['51 events', { MaxResults: 51 }, 'InvalidMaxResultsException'],
  ])('refuses %s', async (_, input, name) => {
    await expect(lookUp(input)).rejects.toMatchObject({ name });
  });
});
