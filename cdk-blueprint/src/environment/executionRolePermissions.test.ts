import { ResolvedTemplate } from '../__testUtils__/simulation/ResolvedTemplate';
import {
  RoleSimulation,
  SimulatedCall,
} from '../__testUtils__/simulation/RoleSimulation';
import { resourcesOf, templateOf } from '../__testUtils__/templates';
import type { EnvironmentConfigInput } from '../config';

const place = { accountId: '444455556666', region: 'eu-west-1' };
const sagemaker = 'arn:aws:sagemaker:eu-west-1:444455556666';

function roleWith(changes: Partial<EnvironmentConfigInput> = {}) {
  const template = new ResolvedTemplate(
    resourcesOf(templateOf(changes)),
    place,
  );
  return new RoleSimulation(template, 'ExecutionRole');
}

const app = (type: string): SimulatedCall => ({
  action: 'sagemaker:CreateApp',
  resource: `${sagemaker}:app/StudioDomain-DomainId/ana/${type}/default`,
  conditions: { 'sagemaker:InstanceTypes': ['ml.t3.medium'] },
});

describe('tools that are off', () => {
  const role = roleWith({ studio: { codeEditor: { enabled: false } } });

  it.each<[string, SimulatedCall]>([
    ['Canvas', app('Canvas')],
    ['Canvas, in the spelling of the service', app('canvas')],
    ['Code Editor', app('CodeEditor')],
    ['HyperPod', { action: 'sagemaker:ListClusters' }],
    [
      'a HyperPod cluster',
      {
        action: 'sagemaker:CreateCluster',
        resource: `${sagemaker}:cluster/abc`,
      },
    ],
    [
      'a quota of HyperPod',
      {
        action: 'sagemaker:DeleteComputeQuota',
        resource: `${sagemaker}:compute-quota/abc`,
      },
    ],
  ])('keep people from %s, whatever the managed policy says', (_what, call) => {
    expect(role.may(call)).toBe(false);
  });

  it('leave people the others', () => {
    expect(role.may(app('JupyterLab'))).toBe(true);
    expect(
      role.may({
        action: 'sagemaker:CreateTrainingJob',
        resource: `${sagemaker}:training-job/abc`,
      }),
    ).toBe(true);
  });
});

describe('tools that are on', () => {
  const role = roleWith({ studio: { hyperpod: { enabled: true } } });

  it.each<[string, SimulatedCall]>([
    ['Code Editor', app('CodeEditor')],
    ['HyperPod', { action: 'sagemaker:ListClusters' }],
    [
      'the nodes of a cluster',
      {
        action: 'sagemaker:ListClusterNodes',
        resource: `${sagemaker}:cluster/abc`,
      },
    ],
    [
      'the Kubernetes of a cluster',
      {
        action: 'eks:DescribeCluster',
        resource: 'arn:aws:eks:eu-west-1:444455556666:cluster/abc',
      },
    ],
  ])('are there: %s', (_what, call) => {
    expect(role.may(call)).toBe(true);
  });
});

describe('Canvas', () => {
  const { ExecutionRole } = resourcesOf(
    templateOf({ studio: { canvas: { enabled: true, timeSeries: true } } }),
  );
  const without = resourcesOf(templateOf()).ExecutionRole.Properties;
  const policies = ({ ManagedPolicyArns }: Record<string, any>) =>
    ManagedPolicyArns.map((arn: any) => arn['Fn::Join'][1].at(-1)).map(
      (path: string) => path.split(':policy/')[1],
    );

  it('brings its policies only when it is on', () => {
    expect(policies(without)).toEqual(['AmazonSageMakerFullAccess']);
    expect(policies(ExecutionRole.Properties)).toEqual([
      'AmazonSageMakerFullAccess',
      'AmazonSageMakerCanvasFullAccess',
      'service-role/AmazonSageMakerCanvasForecastAccess',
    ]);
  });

  it('lets Forecast work for it only when it forecasts', () => {
    const trusted = ({ AssumeRolePolicyDocument }: Record<string, any>) =>
      JSON.stringify(AssumeRolePolicyDocument);
    expect(trusted(ExecutionRole.Properties)).toContain('forecast.amazonaws');
    expect(trusted(without)).not.toContain('forecast');
  });
});

describe('trust', () => {
  const role = roleWith();
  const from = (account: string) => ({ 'aws:SourceAccount': account });

  it('is for SageMaker and EMR in this account', () => {
    for (const service of ['sagemaker', 'emr-serverless']) {
      const principal = `${service}.amazonaws.com`;
      expect(role.trusts({ principal, conditions: from('444455556666') })).toBe(
        true,
      );
      expect(role.trusts({ principal, conditions: from('111122223333') })).toBe(
        false,
      );
    }
  });

  it('is for nobody else', () => {
    expect(
      role.trusts({
        principal: 'lambda.amazonaws.com',
        conditions: from('444455556666'),
      }),
    ).toBe(false);
    expect(
      role.trusts({ principal: 'arn:aws:iam::444455556666:role/admin' }),
    ).toBe(false);
  });
});
