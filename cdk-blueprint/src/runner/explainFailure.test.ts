import {
  AuthenticationError,
  BootstrapError,
  DeploymentError,
  ToolkitError,
} from '@aws-cdk/toolkit-lib';
import { explainFailure, isStackBusy } from './explainFailure';
import { RunnerError } from './RunnerError';

const named = (name: string, message: string, cause?: unknown) =>
  Object.assign(new Error(message, { cause }), { name });
const coded = (code: string, message: string) =>
  Object.assign(new Error(message), { code });
const failed = {
  resource: 'StudioDomain',
  resourceType: 'AWS::SageMaker::Domain',
  reason: 'Limit exceeded',
};

it('names the resource that failed first', () => {
  const error = named(
    'Wrapped',
    'outer',
    new DeploymentError('stack failed', 'SageMakerDomain:Limit'),
  );
  expect(explainFailure(error, failed)).toEqual({
    code: 'ResourceFailed',
    message: 'StudioDomain (AWS::SageMaker::Domain) failed: Limit exceeded',
    ...failed,
  });
});

it('finds an account that is not bootstrapped, however deep', () => {
  const bootstrap = new BootstrapError('SsmParameterNotFound', 'no parameter', {
    account: '444455556666',
    region: 'eu-west-1',
  });
  const error = named('A', 'a', named('B', 'b', bootstrap));
  expect(explainFailure(error)).toMatchObject({
    code: 'BootstrapMissing',
    message: expect.stringContaining(
      'cdk bootstrap aws://444455556666/eu-west-1',
    ),
    needsBootstrap: { account: '444455556666', region: 'eu-west-1' },
  });
});

it('keeps a failure that is explained already', () => {
  const known = new RunnerError({ code: 'StackTaken', message: 'taken' });
  expect(explainFailure(named('X', 'x', known), failed)).toBe(known.failure);
});

it.each([
  [named('AccessDenied', 'User x is not authorized'), 'AccessDenied'],
  [named('X', 'x', named('AccessDeniedException', 'no')), 'AccessDenied'],
  [
    named(
      'ValidationError',
      'arn:y is not authorized to perform: cloudformation:CreateChangeSet',
    ),
    'AccessDenied',
  ],
  [named('ExpiredToken', 'The security token is expired'), 'NoCredentials'],
  [named('CredentialsProviderError', 'none'), 'NoCredentials'],
  [
    new AuthenticationError('NoCredentials', 'none configured'),
    'NoCredentials',
  ],
  [
    coded('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:1'),
    'EndpointUnreachable',
  ],
  [
    new AggregateError(
      [coded('ECONNREFUSED', 'connect ECONNREFUSED ::1:1')],
      '',
    ),
    'EndpointUnreachable',
  ],
  [
    named('X', 'x', coded('ENOTFOUND', 'getaddrinfo ENOTFOUND sts')),
    'EndpointUnreachable',
  ],
  [
    named(
      'X',
      'x',
      new DeploymentError('no change set', 'ChangeSetCreationFailed'),
    ),
    'ChangeSetCreationFailed',
  ],
  [named('ThrottlingException', 'Rate exceeded'), 'ThrottlingException'],
])('sorts %s', (error, code) => {
  expect(explainFailure(error)).toMatchObject({
    code,
    message: expect.stringMatching(/\S/),
  });
});

it('is short and plain', () => {
  const { message } = explainFailure(
    new Error(`\u001b[31mred\u001b[39m\n  ${'x'.repeat(5000)}`),
  );
  expect(message).toMatch(/^red x+…$/);
  expect(message.length).toBeLessThanOrEqual(1001);
});

it('survives what is not an error', () => {
  expect(explainFailure('text')).toEqual({
    code: 'Unknown',
    message: 'Unknown error: string',
  });
  const circular: Error & { cause?: unknown } = new Error('round');
  circular.cause = circular;
  expect(explainFailure(circular)).toEqual({ code: 'Error', message: 'round' });
});

it('knows when CloudFormation was busy', () => {
  const busy = named(
    'ValidationError',
    'Stack:arn:aws:… is in UPDATE_IN_PROGRESS state and can not be updated.',
  );
  expect(isStackBusy(new ToolkitError('X', 'wrapped', 'toolkit', busy))).toBe(
    true,
  );
  expect(
    isStackBusy(
      named(
        'ValidationError',
        'Stack is in DELETE_FAILED state and can not be updated.',
      ),
    ),
  ).toBe(false);
  expect(isStackBusy(new Error('other'))).toBe(false);
});
