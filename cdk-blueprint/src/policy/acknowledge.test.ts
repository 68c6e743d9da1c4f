import { App, Stack, Validations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  AwsSolutionsChecks,
  HIPAASecurityChecks,
  NagPack,
  NIST80053R5Checks,
  PCIDSS321Checks,
  ServerlessChecks,
} from 'cdk-nag';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyDirectory } from '../__testUtils__/templates';
import { withTemplateValidation } from '../withTemplateValidation';
import {
  acknowledge,
  acknowledgeInlinePolicy,
  acknowledgeManagedPolicy,
  acknowledgeNoReplication,
  acknowledgeWildcards,
  PolicyPack,
  POLICY_PACKS,
} from './acknowledge';
import { policyFindings } from './policyFindings';

const packsOf = (app: App): NagPack[] => [
  new AwsSolutionsChecks(app),
  new HIPAASecurityChecks(app),
  new NIST80053R5Checks(app),
  new PCIDSS321Checks(app),
  new ServerlessChecks(app),
];

/** A stack that breaks rules of every pack, after `answer` has acknowledged some. */
function careless(answer: (stack: Stack) => void = () => {}) {
  const outdir = emptyDirectory();
  const app = new App({
    outdir,
    autoSynth: false,
    context: { '@aws-cdk/core:failSynthOnValidationErrors': false },
  });
  const stack = new Stack(app, 'Stack');
  const bucket = new s3.Bucket(stack, 'Bucket');
  const role = new iam.Role(stack, 'Role', {
    assumedBy: new iam.AccountRootPrincipal(),
    managedPolicies: [
      iam.ManagedPolicy.fromAwsManagedPolicyName('ReadOnlyAccess'),
    ],
  });
  bucket.grantRead(role);
  stack.node.addDependency(
    new lambda.Function(stack, 'Function', {
      runtime: lambda.Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: lambda.Code.fromInline('exports.handler = () => {}'),
    }),
  );
  answer(stack);
  return { app, stack, outdir };
}

/** What is found in it, by rule. */
function report(answer?: (stack: Stack) => void) {
  const findings = policyFindings(careless(answer).app);
  const named = findings.map(({ pack, rule, reason }) => ({
    ruleName: `${pack}-${rule}`,
    reason,
  }));
  return {
    findings,
    open: named.filter(({ reason }) => !reason).map(({ ruleName }) => ruleName),
    acknowledged: named.filter(({ reason }) => reason),
  };
}

/** The same in the report that the construct library writes with the template. */
function libraryReport(answer: (stack: Stack) => void) {
  const { app, outdir } = careless(answer);
  Validations.of(app).addPlugins(...packsOf(app));
  withTemplateValidation(false, () => app.synth());
  const { pluginReports } = JSON.parse(
    readFileSync(join(outdir, 'validation-report.json'), 'utf8'),
  );
  return pluginReports.flatMap(
    ({ suppressedViolations = [] }: any) => suppressedViolations,
  );
}

const child = (stack: Stack, id: string) => stack.node.findChild(id);
const before = report();

it('names the packs as cdk-nag does', () => {
  expect(packsOf(new App()).map(({ readPackName }) => readPackName)).toEqual([
    ...POLICY_PACKS,
  ]);
});

it('says where a finding is', () => {
  expect(before.findings).toContainEqual({
    pack: 'AwsSolutions',
    rule: 'S1',
    construct: 'Stack/Bucket/Resource',
    logicalId: expect.stringMatching(/^Bucket[0-9A-F]+$/),
    description: expect.stringMatching(/access logs/),
    severity: 'error',
    reason: undefined,
  });
});

describe.each<[PolicyPack, string, string]>([
  ['AwsSolutions', 'S1', 'Bucket'],
  ['HIPAA.Security', 'S3BucketVersioningEnabled', 'Bucket'],
  ['NIST.800.53.R5', 'S3BucketVersioningEnabled', 'Bucket'],
  ['PCI.DSS.321', 'S3BucketVersioningEnabled', 'Bucket'],
  ['Serverless', 'LambdaTracing', 'Function'],
])('a rule of %s', (pack, rule, id) => {
  const ruleName = `${pack}-${rule}`;

  it('stays in the report with its reason', () => {
    expect(before.open).toContain(ruleName);
    const { open, acknowledged } = report(stack =>
      acknowledge(child(stack, id), {
        rules: [{ pack, rule }],
        reason: 'It is meant',
      }),
    );
    expect(open).toEqual(before.open.filter(name => name !== ruleName));
    expect(acknowledged).toEqual([{ ruleName, reason: 'It is meant' }]);
  });

  it('is kept by the construct library as well', () => {
    expect(
      libraryReport(stack =>
        acknowledge(child(stack, id), {
          rules: [{ pack, rule }],
          reason: 'It is meant',
        }),
      ),
    ).toMatchObject([{ ruleName, reason: 'It is meant' }]);
  });

  it('is acknowledged where it is said and nowhere else', () => {
    const { open } = report(stack =>
      acknowledge(child(stack, 'Role'), {
        rules: [{ pack, rule }],
        reason: 'It is meant',
      }),
    );
    expect(open).toEqual(before.open);
  });
});

it('acknowledges wildcards one by one', () => {
  const { open, acknowledged } = report(stack =>
    acknowledgeWildcards(child(stack, 'Role'), {
      actions: ['s3:GetObject*', 's3:List*'],
      resources: [(child(stack, 'Bucket') as s3.Bucket).arnForObjects('*')],
      reason: 'It reads all of them',
    }),
  );
  expect(acknowledged.map(({ ruleName }) => ruleName).sort()).toEqual([
    'AwsSolutions-IAM5[Action::s3:GetObject*]',
    'AwsSolutions-IAM5[Action::s3:List*]',
    expect.stringMatching(
      /^AwsSolutions-IAM5\[Resource::<Bucket[0-9A-F]+\.Arn>\/\*\]$/,
    ),
  ]);
  expect(open).toContain('AwsSolutions-IAM5[Action::s3:GetBucket*]');
});

it('acknowledges one managed policy', () => {
  const { open, acknowledged } = report(stack =>
    acknowledgeManagedPolicy(
      child(stack, 'Role'),
      'ReadOnlyAccess',
      'It looks only',
    ),
  );
  expect(acknowledged).toEqual([
    {
      ruleName:
        'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/ReadOnlyAccess]',
      reason: 'It looks only',
    },
  ]);
  expect(open.join()).toContain('AWSLambdaBasicExecutionRole');
});

it.each([
  [
    'an inline policy',
    'IAMNoInlinePolicy',
    (stack: Stack) => acknowledgeInlinePolicy(child(stack, 'Role')),
  ],
  [
    'a bucket without a copy',
    'S3BucketReplicationEnabled',
    (stack: Stack) =>
      acknowledgeNoReplication(child(stack, 'Bucket'), 'One copy is enough'),
  ],
])('acknowledges %s in every pack that minds', (_what, rule, answer) => {
  const minded = before.open.filter(name => name.endsWith(`-${rule}`));
  expect(minded).toHaveLength(3);
  const { open, acknowledged } = report(answer);
  expect(acknowledged.map(({ ruleName }) => ruleName).sort()).toEqual(
    minded.sort(),
  );
  expect(open.filter(name => name.endsWith(rule))).toEqual([]);
});
