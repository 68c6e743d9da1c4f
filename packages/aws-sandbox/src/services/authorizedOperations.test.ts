import { AwsError } from '../core/AwsError';
import { DefaultCallContext } from '../core/DefaultCallContext';
import { dispatch } from '../core/dispatch';
import { rolePrincipal } from '../core/principals';
import { Principal } from '../core/types';
import { ServiceModels } from '../protocols';
import { createRole } from '../seed/createRole';
import { iamAction, UNAUTHORIZED_OPERATIONS } from '../testing/iamActions';
import { OPERATION_INPUTS } from '../testing/operationInputs';
import { sampleInput } from '../testing/sampleInput';
import {
  StackTestWorld,
  stackTestWorld,
} from './cloudformation/testing/stackTestWorld';
import { createServices } from './createServices';
import { accessDenied, iamStateOfAccount } from './iam';

const ACCOUNT = '444455556666';
const ROLE = 'arn:aws:iam::444455556666:role/nobody';
const models = new ServiceModels();

const operations = createServices().flatMap(({ name, operations: all }) =>
  Object.keys(all).map((operation): [string, string] => [name, operation]),
);
const authorized = operations.filter(
  ([service, operation]) =>
    !(`${service}:${operation}` in UNAUTHORIZED_OPERATIONS),
);

describe('every operation', () => {
  let sandbox: StackTestWorld;
  let nobody: Principal;
  /** Members that name something, by `service:operation`, where AWS asks by what the thing belongs to. */
  let existing: Record<string, object>;

  beforeAll(async () => {
    sandbox = await stackTestWorld();
    createRole(sandbox.world, {
      accountId: ACCOUNT,
      roleName: 'nobody',
      trust: [],
    });
    const { roleId } = iamStateOfAccount(sandbox.world, ACCOUNT).role(
      'nobody',
    )!;
    nobody = rolePrincipal({
      partition: 'aws',
      accountId: ACCOUNT,
      roleArn: ROLE,
      roleId,
      sessionName: 'someone',
    });
    existing = await makeExisting(sandbox);
  });
  afterAll(() => sandbox.stop());

  async function answerOf(service: string, operation: string) {
    const { world } = sandbox;
    const context = new DefaultCallContext({
      world,
      service,
      accountId: ACCOUNT,
      region: models.describe(service)?.controlRegion ?? 'eu-west-1',
      principal: nobody,
    });
    const name = `${service}:${operation}`;
    const input = {
      ...withArns(service, sampleInput(service, operation)),
      ...OPERATION_INPUTS[name],
      ...existing[name],
    };
    try {
      return await dispatch(world, context, { service, operation, input });
    } catch (error) {
      return error as AwsError;
    }
  }

  it.each(authorized)(
    'is refused without permission: %s %s',
    async (service, operation) => {
      const answer = (await answerOf(service, operation)) as AwsError;
      expect(answer.message).toMatch(
        new RegExp(
          `User: arn:aws:sts::${ACCOUNT}:assumed-role/nobody/someone is not authorized to perform: ${iamAction(
            models,
            service,
            operation,
          )}( |$)`,
        ),
      );
      const { code, status } = accessDenied(service, '');
      expect(answer).toMatchObject({ code, status });
    },
  );

  it.each(authorized)(
    'names a resource of its service or none: %s %s',
    async (service, operation) => {
      const { message } = (await answerOf(service, operation)) as AwsError;
      const [, resource] = /on resource: "?([^" ]+)/.exec(message) ?? [];
      expect(resource ?? '*').toMatch(
        /^(?:\*|arn:aws:[a-z0-9-]+:[a-z0-9-]*:(?:\d{12}|aws)?:\S+)$/,
      );
    },
  );

  it.each(Object.keys(UNAUTHORIZED_OPERATIONS))(
    'that no policy decides over is one that exists: %s',
    name => {
      expect(operations.map(parts => parts.join(':'))).toContain(name);
    },
  );

  it('is told by nobody about a resource when the fault is the permission', async () => {
    const answer = await answerOf('s3', 'DeleteObjects');
    expect(answer).toMatchObject({
      Deleted: [],
      Errors: [{ Code: 'AccessDenied' }],
    });
  });
});

/** Puts ARNs of the service in the place of texts that are none. */
function withArns(service: string, input: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      /Arn$/i.test(name) && /^sample/.test(String(value))
        ? `arn:aws:${service}:eu-west-1:${ACCOUNT}:sample`
        : value,
    ]),
  );
}

async function makeExisting({
  call,
}: StackTestWorld): Promise<Record<string, object>> {
  const ec2 = (operation: string, input: object) =>
    call(operation, input, 'ec2');
  const { Vpc } = await ec2('CreateVpc', { CidrBlock: '10.0.0.0/16' });
  const { Subnet } = await ec2('CreateSubnet', {
    VpcId: Vpc.VpcId,
    CidrBlock: '10.0.0.0/24',
  });
  const efs = (operation: string, input: object) =>
    call(operation, input, 'elasticfilesystem');
  const { FileSystemId } = await efs('CreateFileSystem', {
    CreationToken: 'sample',
  });
  for (let state = 'creating'; state !== 'available'; ) {
    await new Promise(resolve => setTimeout(resolve, 2));
    const { FileSystems } = await efs('DescribeFileSystems', { FileSystemId });
    state = FileSystems[0].LifeCycleState;
  }
  const { MountTargetId } = await efs('CreateMountTarget', {
    FileSystemId,
    SubnetId: Subnet.SubnetId,
  });
  const { KeyMetadata } = await call('CreateKey', {}, 'kms');
  const { CiphertextBlob } = await call(
    'Encrypt',
    { KeyId: KeyMetadata.KeyId, Plaintext: Buffer.from('a') },
    'kms',
  );
  return {
    'elasticfilesystem:DeleteMountTarget': { MountTargetId },
    'elasticfilesystem:DescribeMountTargetSecurityGroups': { MountTargetId },
    'elasticfilesystem:ModifyMountTargetSecurityGroups': { MountTargetId },
    'kms:Decrypt': { CiphertextBlob },
    'kms:ReEncrypt': { CiphertextBlob, DestinationKeyId: KeyMetadata.KeyId },
  };
}
