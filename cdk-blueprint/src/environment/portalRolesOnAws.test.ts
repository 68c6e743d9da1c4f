import {
  CreatePresignedDomainUrlCommand,
  CreateUserProfileCommand,
  DeleteUserProfileCommand,
  DescribeDomainCommand,
  DescribeUserProfileCommand,
  ListDomainsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import {
  AssumeRoleCommand,
  AssumeRoleCommandInput,
  STSClient,
} from '@aws-sdk/client-sts';
import { setTimeout as sleep } from 'node:timers/promises';
import { access, exampleConfig } from '../__testUtils__/configs';
import { LocalAws } from '../__testUtils__/localAws';
import { emptyDirectory } from '../__testUtils__/templates';
import { ForkedEnvironmentRunner } from '../runner';

// What the portal's roles can and cannot do, tried over the wire on a deployed environment.
jest.setTimeout(240_000);

const region = 'eu-west-1';
let aws: LocalAws;
let outputs: Record<string, string>;

beforeAll(async () => {
  aws = await LocalAws.start(0.002);
  const runner = new ForkedEnvironmentRunner({
    workDirectory: emptyDirectory(),
    env: { AWS_ENDPOINT_URL: aws.url },
  });
  const run = runner.deploy({
    config: exampleConfig(),
    credentials: aws.hubCredentials,
    onEvent: () => {},
    pollIntervalMs: 100,
  });
  ({ outputs } = await run.result);
});

afterAll(async () => {
  await aws.stop();
});

/** A session for a person, as the portal asks for it, with changes. */
async function assume(
  roleArn: string,
  person: string,
  changes: Partial<AssumeRoleCommandInput> = {},
) {
  const sts = new STSClient({
    region,
    endpoint: aws.url,
    credentials: aws.hubCredentials,
  });
  const { Credentials: session } = await sts.send(
    new AssumeRoleCommand({
      RoleArn: roleArn,
      RoleSessionName: person,
      ExternalId: access.externalId,
      SourceIdentity: person,
      Tags: [{ Key: 'studiouserid', Value: person }],
      ...changes,
    }),
  );
  return new SageMakerClient({
    region,
    endpoint: aws.url,
    credentials: {
      accessKeyId: session!.AccessKeyId!,
      secretAccessKey: session!.SecretAccessKey!,
      sessionToken: session!.SessionToken,
    },
  });
}

const accessAs = (person: string) => assume(outputs.AccessRoleArn, person);
const profileAs = (person: string) => assume(outputs.ProfileRoleArn, person);
const denied = { name: expect.stringMatching(/^AccessDenied(Exception)?$/) };

const createProfile = (
  name: string,
  tag: string | undefined,
  role = outputs.ExecutionRoleArn,
) =>
  new CreateUserProfileCommand({
    DomainId: outputs.DomainId,
    UserProfileName: name,
    Tags: tag === undefined ? undefined : [{ Key: 'studiouserid', Value: tag }],
    UserSettings: { ExecutionRole: role },
  });
const presign = (name: string) =>
  new CreatePresignedDomainUrlCommand({
    DomainId: outputs.DomainId,
    UserProfileName: name,
    ExpiresInSeconds: 20,
  });
const describeProfile = (name: string) =>
  new DescribeUserProfileCommand({
    DomainId: outputs.DomainId,
    UserProfileName: name,
  });

async function makeProfile(person: string) {
  const sagemaker = await profileAs(person);
  await sagemaker.send(createProfile(person, person));
  for (let look = 0; look < 100; look += 1) {
    if ((await sagemaker.send(describeProfile(person))).Status === 'InService')
      return;
    await sleep(50);
  }
}

describe('assuming a role', () => {
  it.each<[string, Partial<AssumeRoleCommandInput>]>([
    ['the external id', { ExternalId: undefined }],
    ['the right external id', { ExternalId: 'guessed' }],
    ['a source identity', { SourceIdentity: undefined }],
    ['the tag', { Tags: undefined }],
    ['a value in the tag', { Tags: [{ Key: 'studiouserid', Value: '' }] }],
    [
      'only the tag',
      {
        Tags: [
          { Key: 'studiouserid', Value: 'ana' },
          { Key: 'admin', Value: 'true' },
        ],
      },
    ],
  ])('needs %s', async (_what, changes) => {
    for (const role of [outputs.AccessRoleArn, outputs.ProfileRoleArn]) {
      await expect(assume(role, 'ana', changes)).rejects.toMatchObject(denied);
    }
  });

  it('is for the portal: the execution role cannot be had', async () => {
    await expect(assume(outputs.ExecutionRoleArn, 'ana')).rejects.toMatchObject(
      denied,
    );
  });
});

describe('the profile role', () => {
  it('makes the profile of its person', async () => {
    await makeProfile('ana');
    const profile = await (await profileAs('ana')).send(describeProfile('ana'));
    expect(profile.Status).toBe('InService');
  });

  it.each([
    ['for somebody else', () => createProfile('mallory', 'bruno')],
    ['for nobody', () => createProfile('mallory', undefined)],
    [
      'with another role',
      () =>
        createProfile(
          'mallory',
          'mallory',
          'arn:aws:iam::444455556666:role/admin',
        ),
    ],
  ])('makes no profile %s', async (_what, command) => {
    await expect(
      (await profileAs('mallory')).send(command()),
    ).rejects.toMatchObject(denied);
  });

  it('does nothing else', async () => {
    await makeProfile('petra');
    const sagemaker = await profileAs('petra');
    await expect(sagemaker.send(presign('petra'))).rejects.toMatchObject(
      denied,
    );
    await expect(
      sagemaker.send(new ListDomainsCommand({})),
    ).rejects.toMatchObject(denied);
    await expect(
      sagemaker.send(
        new DeleteUserProfileCommand({
          DomainId: outputs.DomainId,
          UserProfileName: 'petra',
        }),
      ),
    ).rejects.toMatchObject(denied);
  });
});

describe('the access role', () => {
  beforeAll(() => makeProfile('bruno'));

  it('opens the profile of its person', async () => {
    const { AuthorizedUrl } = await (
      await accessAs('bruno')
    ).send(presign('bruno'));
    expect(AuthorizedUrl).toMatch(/^https?:\/\//);
  });

  it("neither opens nor sees somebody else's", async () => {
    const sagemaker = await accessAs('mallory');
    await expect(sagemaker.send(presign('bruno'))).rejects.toMatchObject(
      denied,
    );
    await expect(
      sagemaker.send(describeProfile('bruno')),
    ).rejects.toMatchObject(denied);
  });

  it('does nothing else', async () => {
    const sagemaker = await accessAs('bruno');
    await expect(
      sagemaker.send(createProfile('second', 'bruno')),
    ).rejects.toMatchObject(denied);
    await expect(
      sagemaker.send(new ListDomainsCommand({})),
    ).rejects.toMatchObject(denied);
    await expect(
      sagemaker.send(new DescribeDomainCommand({ DomainId: outputs.DomainId })),
    ).rejects.toMatchObject(denied);
  });
});
