import { CreateUserCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { signedFetch } from '../testing/signedFetch';
import {
  HUB,
  startTestSandbox,
  TestSandbox,
} from '../testing/startTestSandbox';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

describe('requests to the server', () => {
  let sandbox: TestSandbox;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
  });
  afterAll(() => sandbox.stop());

  it.each([
    [
      'a service',
      'sns',
      FORM,
      'Action=ListTopics',
      'sns:ListTopics is not implemented by the local AWS',
    ],
    [
      'a JSON service',
      'athena',
      {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AmazonAthena.ListWorkGroups',
      },
      '{}',
      'athena:ListWorkGroups is not implemented by the local AWS',
    ],
    [
      'a REST service',
      'lambda',
      {},
      '',
      'lambda:POST / is not implemented by the local AWS',
    ],
    [
      'an operation',
      'sts',
      FORM,
      'Action=GetFederationToken',
      'sts:GetFederationToken is not implemented by the local AWS',
    ],
    [
      'an invented operation',
      'sts',
      FORM,
      'Action=Invented',
      'sts:Invented is not implemented by the local AWS',
    ],
  ])(
    'names %s that it does not know, with a 400',
    async (_name, service, headers, body, message) => {
      const answer = await signedFetch(`${sandbox.url}/`, {
        service,
        credentials: sandbox.admin(HUB),
        headers,
        body,
      });
      expect(answer.status).toBe(400);
      expect(answer.text).toContain('NotImplemented');
      expect(answer.text).toContain(message);
    },
  );

  it.each([
    ['no action', 'sts', FORM, 'Version=2011-06-15', 'MissingAction'],
    [
      'JSON that is none',
      'sagemaker',
      {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'SageMaker.ListDomains',
      },
      '{"MaxResults":',
      'SerializationException',
    ],
    [
      'a number for a text',
      'sagemaker',
      {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'SageMaker.DescribeDomain',
      },
      '{"DomainId":5}',
      'Expected a string at DomainId',
    ],
    [
      'a text for a list',
      'sagemaker',
      {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'SageMaker.AddTags',
      },
      '{"Tags":"x"}',
      'Expected a list at Tags',
    ],
    [
      'JSON that is a list',
      'ssm',
      {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AmazonSSM.GetParameter',
      },
      '[]',
      'SerializationException',
    ],
    [
      'a text for a number',
      'sts',
      FORM,
      'Action=AssumeRole&RoleArn=a&RoleSessionName=b&DurationSeconds=long',
      'Expected a number at DurationSeconds',
    ],
  ])('refuses %s with a 400', async (_name, service, headers, body, hint) => {
    const answer = await signedFetch(`${sandbox.url}/`, {
      service,
      credentials: sandbox.admin(HUB),
      headers,
      body,
    });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(hint);
  });

  it('refuses malformed XML and escapes in a path', async () => {
    const credentials = sandbox.admin(HUB);
    const { s3 } = sandbox.clients(credentials);
    await s3.send(new CreateBucketCommand({ Bucket: 'xml-test' }));
    for (const body of [
      '<VersioningConfiguration><Status>',
      '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a',
      'no xml',
    ]) {
      const answer = await signedFetch(`${sandbox.url}/xml-test?versioning=`, {
        service: 's3',
        method: 'PUT',
        credentials,
        body,
      });
      expect([answer.status, answer.text]).toEqual([
        400,
        expect.stringContaining('MalformedXML'),
      ]);
    }
    const broken = await fetch(`${sandbox.url}/a?b=%`);
    expect(broken.status).toBe(400);
  });

  it('keeps texts of every kind on their way through query and XML', async () => {
    const { iam } = sandbox.clients(sandbox.admin(HUB));
    const Value = 'Zürich + Bern = ü @ x/y';
    const { User } = await iam.send(
      new CreateUserCommand({
        UserName: 'texts',
        Tags: [{ Key: 'a:b', Value }],
      }),
    );
    expect(User!.Tags).toEqual([{ Key: 'a:b', Value }]);
  });
});
