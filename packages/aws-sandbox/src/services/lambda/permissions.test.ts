import {
  AddPermissionCommand,
  AddPermissionCommandInput,
  GetPolicyCommand,
  InvokeCommand,
  LambdaClient,
  RemovePermissionCommand,
} from '@aws-sdk/client-lambda';
import { DefaultCallContext } from '../../core/DefaultCallContext';
import { servicePrincipal } from '../../core/principals';
import { ScaledClock } from '../../core/ScaledClock';
import { CallContext } from '../../core/types';
import { World } from '../../core/World';
import { SPOKE, OTHER_SPOKE } from '../../testing/startTestSandbox';
import { createServices } from '../createServices';
import { IamAuthorizer } from '../iam';
import { functionArn } from './functionAccess';
import { LambdaState } from './LambdaState';
import { LambdaWorld, startLambdaWorld } from './testing/lambdaWorld';

jest.setTimeout(30_000);

const ARN = `arn:aws:lambda:eu-west-1:${SPOKE}:function:shared`;
const API = `arn:aws:execute-api:eu-west-1:${SPOKE}:api/prod/GET/studio`;

let world: LambdaWorld;
beforeAll(async () => {
  world = await startLambdaWorld();
  await world.create('shared', 'exports.handler = async () => "mine";');
});
afterAll(() => world.stop());

const add = (input: Partial<AddPermissionCommandInput>) =>
  world.lambda.send(
    new AddPermissionCommand({
      FunctionName: 'shared',
      StatementId: 'one',
      Action: 'lambda:InvokeFunction',
      Principal: 'apigateway.amazonaws.com',
      ...input,
    }),
  );

describe('permissions of a function', () => {
  it('are statements of its policy', async () => {
    await add({ SourceArn: API, SourceAccount: SPOKE });
    await expect(add({})).rejects.toMatchObject({
      name: 'ResourceConflictException',
    });
    const shown = await world.lambda.send(
      new GetPolicyCommand({ FunctionName: 'shared' }),
    );
    expect(JSON.parse(shown.Policy!).Statement).toEqual([
      {
        Sid: 'one',
        Effect: 'Allow',
        Principal: { Service: 'apigateway.amazonaws.com' },
        Action: 'lambda:InvokeFunction',
        Resource: ARN,
        Condition: {
          StringEquals: { 'AWS:SourceAccount': SPOKE },
          ArnLike: { 'AWS:SourceArn': API },
        },
      },
    ]);
    await world.lambda.send(
      new RemovePermissionCommand({
        FunctionName: 'shared',
        StatementId: 'one',
      }),
    );
    await expect(
      world.lambda.send(new GetPolicyCommand({ FunctionName: 'shared' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it.each<[string, Partial<AddPermissionCommandInput>, string]>([
    [
      'an odd principal',
      { Principal: 'somebody' },
      'InvalidParameterValueException',
    ],
    ['an odd action', { Action: 's3:GetObject' }, 'ValidationException'],
    ['an organization', { PrincipalOrgID: 'o-0123456789' }, 'NotImplemented'],
  ])('are refused for %s', async (_, input, name) => {
    await expect(add(input)).rejects.toMatchObject({ name });
  });

  it('let another account in, if its own policies do as well', async () => {
    const invoker = new LambdaClient(
      world.sandbox.config(world.sandbox.admin(OTHER_SPOKE)),
    );
    const invoke = () => invoker.send(new InvokeCommand({ FunctionName: ARN }));
    await expect(invoke()).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    await add({ StatementId: 'account', Principal: OTHER_SPOKE });
    expect((await invoke()).Payload!.transformToString()).toBe('"mine"');
  });
});

describe('a service', () => {
  /** A function's record is all that is looked at before it would run. */
  function serviceContext(permission: object): CallContext {
    const sandbox = new World({
      clock: new ScaledClock({ scale: 0.001 }),
      services: createServices(),
      createAuthorizer: created => new IamAuthorizer(created),
    });
    const context = new DefaultCallContext({
      world: sandbox,
      service: 'apigateway',
      accountId: SPOKE,
      region: 'eu-west-1',
      principal: servicePrincipal(SPOKE, 'apigateway.amazonaws.com'),
    });
    LambdaState.of(context).functions.set('shared', {
      name: 'shared',
      arn: functionArn(context, 'shared'),
      accountId: SPOKE,
      region: 'eu-west-1',
      tags: {},
      permissions: new Map([['one', { ...permission } as never]]),
    } as never);
    return context;
  }
  const permission = {
    Sid: 'one',
    Effect: 'Allow',
    Principal: { Service: 'apigateway.amazonaws.com' },
    Action: 'lambda:InvokeFunction',
    Resource: ARN,
    Condition: { ArnLike: { 'AWS:SourceArn': API.replace('GET', '*') } },
  };
  const tryInvoke = (context: CallContext, host: string, sourceArn?: string) =>
    context.invoke(
      'lambda',
      'Invoke',
      { FunctionName: ARN, InvocationType: 'DryRun' },
      servicePrincipal(SPOKE, host, sourceArn),
    );

  it('may invoke where the policy names it and its resource', async () => {
    const context = serviceContext(permission);
    await expect(
      tryInvoke(context, 'apigateway.amazonaws.com', API),
    ).resolves.toEqual({ StatusCode: 204 });
  });

  it.each([
    ['another service', 'events.amazonaws.com', API],
    ['another resource', 'apigateway.amazonaws.com', API.replace('api/', 'x/')],
    ['no resource', 'apigateway.amazonaws.com', undefined],
  ])('may not as %s', async (_, host, sourceArn) => {
    const context = serviceContext(permission);
    await expect(tryInvoke(context, host, sourceArn)).rejects.toMatchObject({
      code: 'AccessDeniedException',
    });
  });
});
