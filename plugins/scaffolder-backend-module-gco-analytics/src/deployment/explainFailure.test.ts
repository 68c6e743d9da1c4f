import {
  parseEnvironmentConfig,
  RunnerFailure,
} from '@gco/analytics-blueprint';
import { explainFailure } from './explainFailure';

const config = parseEnvironmentConfig({
  environment: { name: 'forecast', owner: 'group:default/forecasting' },
  account: '444455556666',
  region: 'eu-west-1',
});

const explain = (failure: Partial<RunnerFailure>) =>
  explainFailure(
    { code: 'Unknown', message: 'The stack failed', ...failure },
    config,
  );

describe('explainFailure', () => {
  it("names the resource, its type and AWS's own reason", () => {
    expect(
      explain({
        resource: 'StudioDomain',
        resourceType: 'AWS::SageMaker::Domain',
        reason: 'Subnet is gone',
      }).what,
    ).toBe('StudioDomain (AWS::SageMaker::Domain) failed: Subnet is gone.');
  });

  it('names the stack when no resource is to blame', () => {
    expect(explain({ message: 'Template is too large.' }).what).toBe(
      'Stack gco-analytics-forecast failed: Template is too large.',
    );
  });

  it('sends people to the platform team when the account is not bootstrapped', () => {
    const explanation = explain({
      message: 'SSM parameter /cdk-bootstrap/hnb659fds/version not found',
      code: 'BootstrapMissing',
      needsBootstrap: { account: '444455556666', region: 'eu-west-1' },
    });

    expect(explanation.meaning).toBe(
      'Account 444455556666 is not prepared for deployments in eu-west-1.',
    );
    expect(explanation.nextStep).toContain('CDK bootstrap');
  });

  it.each([
    [
      'User: arn:aws:sts::1:assumed-role/x is not authorized to perform: s3:CreateBucket',
      /permit/,
      /platform team/,
    ],
    ['Access Denied (Service: S3, Status Code: 403)', /permit/, /444455556666/],
    [
      'ExpiredToken: The security token included in the request is expired',
      /sign-in/,
      /hub role/,
    ],
    [
      'ResourceLimitExceeded: The account-level service limit for domains is 1',
      /limits/,
      /raise the limit/,
    ],
    ['The maximum number of VPCs has been reached.', /limits/, /eu-west-1/],
    ['Throttling: Rate exceeded', /too much at once/, /Wait some minutes/],
    [
      'gco-studio already exists in stack arn:aws:cloudformation:x',
      /same name/,
      /another name/,
    ],
    [
      'Stack is in UPDATE_IN_PROGRESS state and can not be updated.',
      /still busy/,
      /Wait until it is done/,
    ],
    [
      'Resource did not stabilize (HandlerErrorCode: NotStabilized)',
      /in time/,
      /Retry the task/,
    ],
    [
      'Internal error reported from downstream service (HandlerErrorCode: ServiceInternalError)',
      /fault of its own/,
      /Retry/,
    ],
    ['connect ECONNREFUSED 127.0.0.1:4766', /could not be reached/, /Retry/],
    [
      'Properties validation failed (HandlerErrorCode: InvalidRequest)',
      /refused a setting/,
      /options you chose/,
    ],
    [
      'Something nobody has seen before',
      /did not get to its end/,
      /platform team/,
    ],
  ])('explains %s', (reason, meaning, nextStep) => {
    const explanation = explain({ resource: 'Thing', reason });

    expect(explanation.what).toContain(reason.replace(/\.$/, ''));
    expect(explanation.meaning).toMatch(meaning);
    expect(explanation.nextStep).toMatch(nextStep);
  });

  it.each([
    ['AccessDenied', /permit/, /platform team/],
    ['NoCredentials', /sign-in/, /hub role/],
    ['EndpointUnreachable', /could not be reached/, /Wait some minutes/],
    ['StackBusy', /still busy/, /Wait until it is done/],
    [
      'StackTaken',
      /already has a stack gco-analytics-forecast/,
      /another name/,
    ],
    [
      'StackNotDeployable',
      /state that nothing can be deployed from/,
      /mend or remove/,
    ],
    ['RunnerStopped', /ended before it was done/, /follows it to its end/],
    [
      'RunnerCrashed',
      /ended before it was done/,
      /finds stack gco-analytics-forecast/,
    ],
    ['RunnerOutOfMemory', /ended before it was done/, /more memory/],
  ])('explains code %s', (code, meaning, nextStep) => {
    const explanation = explain({ code });

    expect(explanation.meaning).toMatch(meaning);
    expect(explanation.nextStep).toMatch(nextStep);
  });

  it("explains by AWS's code when there is no reason", () => {
    expect(
      explain({ code: 'ThrottlingException', message: 'Slow down' }).meaning,
    ).toMatch(/too much at once/);
  });

  it('trusts the reason more than the message around it', () => {
    const explanation = explain({
      code: 'ResourceFailed',
      message: 'Invalid state of the stack',
      reason: 'Rate exceeded',
    });

    expect(explanation.meaning).toMatch(/too much at once/);
  });

  it('is not led astray by odd codes', () => {
    expect(explain({ code: 'constructor' }).meaning).toBe(
      'The deployment did not get to its end.',
    );
  });
});
