import { CustomResource } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { access } from '../__testUtils__/configs';
import { resourcesOf, spelled } from '../__testUtils__/templates';
import type { EnvironmentConfigInput } from '../config';
import { policyFindings } from '../policy/policyFindings';
import { withTemplateValidation } from '../withTemplateValidation';
import { loginStack, loginTemplate } from './__testUtils__/loginStack';

// Five rule packs and CloudFormation's schemas take their time.
jest.setTimeout(60_000);

type Config = Partial<EnvironmentConfigInput>;

const partition = (name: string) => ({
  ...access,
  hubRoleArn: access.hubRoleArn.replace('arn:aws:', `arn:${name}:`),
});

it('tells where to sign in', () => {
  const { stack, login } = loginStack();
  const outputs = Object.entries(login.outputs).map(([key, value]) => [
    key,
    spelled(stack.resolve(value)),
  ]);
  expect(Object.fromEntries(outputs)).toEqual({
    LoginUrl:
      'https://<LoginApi>.execute-api.eu-west-1.<AWS::URLSuffix>/<LoginApiDeploymentStageProd>/studio/login',
    UserPoolId: '<LoginUserPool>',
    UserPoolArn: '<LoginUserPool.Arn>',
    UserPoolClientId: '<LoginUserPoolClient>',
    LoginFunctionArn: '<LoginFunction.Arn>',
  });
});

it('lets whoever makes profiles go before the domain is emptied', () => {
  const { stack, login } = loginStack();
  const drain = new CustomResource(stack, 'Drain', {
    serviceToken: 'arn:aws:lambda:eu-west-1:444455556666:function:drain',
  });
  login.profileMakers.node.addDependency(drain);
  const resources = resourcesOf(
    withTemplateValidation(false, () => Template.fromStack(stack)),
  );
  // CloudFormation deletes what depends on a resource before the resource.
  expect(resources.LoginFunction.DependsOn).toContain('Drain');
  expect(resources.LoginFunctionRoleDefaultPolicy.DependsOn).toContain('Drain');
});

describe.each<[string, Config]>([
  ['defaults', {}],
  ['no portal', { access: undefined }],
  ['GovCloud', { region: 'us-gov-west-1', access: partition('aws-us-gov') }],
  [
    'longest names',
    {
      projectName: 'p'.repeat(31),
      environment: { name: 'n'.repeat(20), owner: 'group:default/x' },
    },
  ],
])('%s', (_name, config) => {
  it('leaves no finding of a rule pack without an answer', () => {
    const findings = policyFindings(loginStack({ config }).login);
    expect(findings.filter(({ reason }) => !reason)).toEqual([]);
    expect(findings.length).toBeGreaterThan(10);
    findings.forEach(({ reason }) => expect(reason).toMatch(/^[A-Z].{20,}/));
  });

  it('names no partition', () => {
    const resources = Object.entries(
      resourcesOf(loginTemplate({ config })),
    ).filter(([id]) => id.startsWith('Login'));
    expect(JSON.stringify(resources)).not.toMatch(/arn:aws(-cn|-us-gov)?:/);
    expect(JSON.stringify(resources)).not.toContain('amazonaws.com.cn');
  });
});

it("satisfies CloudFormation's schemas", () => {
  const { stack } = loginStack();
  const template = withTemplateValidation(true, () =>
    Template.fromStack(stack),
  );
  template.resourceCountIs('AWS::WAFv2::WebACL', 1);
});

it('refuses to be the way round the endpoints that Studio is bound to', () => {
  // Only so does the config's own check let it through.
  const config = {
    login: { enabled: false },
    access: { ...access, sourceVpceIds: ['vpce-0123456789abcdef0'] },
  };
  expect(() => loginStack({ config })).toThrow(
    /login\.enabled cannot be combined with access\.sourceVpceIds.*vpce-0123456789abcdef0/,
  );
});

it('would notice a finding without an answer', () => {
  const { login } = loginStack();
  const {
    Function: LambdaFunction,
    Code,
    Runtime,
  } = jest.requireActual('aws-cdk-lib/aws-lambda');
  expect(
    new LambdaFunction(login, 'Careless', {
      code: Code.fromInline('1'),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_18_X,
    }),
  ).toBeDefined();
  const open = policyFindings(login).filter(({ reason }) => !reason);
  expect(open.map(({ rule }) => rule)).toContain('L1');
});
