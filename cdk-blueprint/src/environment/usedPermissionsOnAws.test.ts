import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import {
  EMRServerlessClient,
  StartJobRunCommand,
} from '@aws-sdk/client-emr-serverless';
import { IAMClient } from '@aws-sdk/client-iam';
import { S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { EnvironmentLab } from '../__testUtils__/EnvironmentLab';
import { fillBucket } from '../__testUtils__/journey/fillBucket';
import { openAsPortal } from '../__testUtils__/journey/openAsPortal';
import { runApp } from '../__testUtils__/journey/runApp';
import { SignIn } from '../__testUtils__/journey/SignIn';
import { startSpark } from '../__testUtils__/journey/startSpark';
import { stopAsPortal } from '../__testUtils__/journey/stopAsPortal';
import { allowedActions } from '../__testUtils__/permissions/allowedActions';
import { spareActions } from '../__testUtils__/permissions/spareActions';
import { stackRoles } from '../__testUtils__/permissions/stackRoles';
import { EnvironmentConfigInput, environmentStackName } from '../config';
import { exampleConfig } from '../__testUtils__/configs';

// The whole life of an environment on the local AWS; then what each of its roles may do is held against what it did.
jest.setTimeout(600_000);

/** People work with it in Studio; what they do there is theirs. */
const PEOPLES_ROLES = ['ExecutionRole'];

const first: Partial<EnvironmentConfigInput> = {
  storage: {
    buckets: { removalPolicy: 'destroy' },
    efs: { removalPolicy: 'destroy' },
  },
};
const second: Partial<EnvironmentConfigInput> = {
  ...first,
  environment: {
    name: 'forecasting',
    owner: 'group:default/planning',
    costCentre: '4711',
  },
  studio: { canvas: { enabled: true } },
  emr: { idleTimeoutMinutes: 60 },
};

let lab: EnvironmentLab;

beforeAll(async () => {
  lab = await EnvironmentLab.start();
});
afterAll(() => lab.stop());

/** Name and allowed actions of roles, by logical id. */
type Permissions = Record<string, { name: string; actions: string[] }>;

/** Deployed, signed in to, worked in, changed twice, deleted while everything runs. */
async function live(): Promise<Permissions> {
  const config = lab.clientConfig();
  const { outputs } = await lab.deploy(first);
  const allowed = await allowedByRole();
  const spark = new EMRServerlessClient(config);

  const signIn = new SignIn(
    lab.aws,
    outputs,
    new CognitoIdentityProviderClient(config),
  );
  // His first profile fails; the sign-in makes another one.
  await lab.aws.failOnce('AWS::SageMaker::UserProfile');
  const answer = await signIn.openWhenReady(await signIn.newUser('bruno'));
  expect(answer?.status).toBe(200);
  await openAsPortal(lab.aws, outputs, 'ana');

  const studio = new SageMakerClient(config);
  await runApp(studio, outputs.DomainId, 'ana');
  await stopAsPortal(lab.aws, outputs, 'ana');

  await startSpark(spark, outputs.EmrApplicationId);
  await lab.deploy(second);
  await lab.deploy(first);

  // A notebook, a job and data are in the way of the end.
  await runApp(studio, outputs.DomainId, 'bruno');
  await startSpark(spark, outputs.EmrApplicationId);
  await lab.aws.slowDown('AWS::EMRServerless::JobRun', 10_000);
  await spark.send(
    new StartJobRunCommand({
      applicationId: outputs.EmrApplicationId,
      executionRoleArn: outputs.ExecutionRoleArn,
      clientToken: 'one',
      jobDriver: { sparkSubmit: { entryPoint: 's3://somewhere/job.py' } },
    }),
  );
  await fillBucket(
    new S3Client({ ...config, forcePathStyle: true }),
    outputs.StudioBucketName,
  );
  await lab.delete();
  return allowed;
}

/** What the roles of the stack may do, by logical id. */
async function allowedByRole(): Promise<Permissions> {
  const config = lab.clientConfig();
  const roles = await stackRoles(
    new CloudFormationClient(config),
    environmentStackName(exampleConfig()),
  );
  const iam = new IAMClient({ ...config, region: 'us-east-1' });
  const entries = Object.entries(roles)
    .filter(([logicalId]) => !PEOPLES_ROLES.includes(logicalId))
    .map(async ([logicalId, name]) => [
      logicalId,
      { name, actions: await allowedActions(iam, name) },
    ]);
  return Object.fromEntries(await Promise.all(entries));
}

it('lets each role do what it does in the life of an environment, and no more than is accounted for', async () => {
  const allowed = await live();
  const done = await lab.aws.authorizations();
  const surplus: Record<string, string[]> = {};
  const refused: Record<string, string[]> = {};
  const stale: Record<string, string[]> = {};
  for (const [logicalId, { name, actions }] of Object.entries(allowed)) {
    const own = done
      .filter(({ principal }) => principal.endsWith(`/${name}`))
      .flatMap(({ actions: all }) => all);
    const used = own.filter(e => e.allowed).map(({ action }) => action);
    refused[logicalId] = own.filter(e => e.denied).map(({ action }) => action);
    const idle = actions.filter(action => !used.includes(action));
    const spare = Object.keys(spareActions(logicalId));
    surplus[logicalId] = idle.filter(action => !spare.includes(action));
    stale[logicalId] = spare.filter(action => !idle.includes(action));
  }
  expect(without(surplus)).toEqual({});
  expect(without(stale)).toEqual({});
  expect(without(refused)).toEqual({});
});

/** Roles that have something left. */
function without(byRole: Record<string, string[]>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(byRole).filter(([, actions]) => actions.length > 0),
  );
}
