import { App, Stack, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyDirectory } from '../__testUtils__/templates';
import { acknowledge } from '../policy/acknowledge';
import { withTemplateValidation } from '../withTemplateValidation';
import { findings, ValidationReport } from './findings';

const at = (...paths: string[]) =>
  paths.map(constructPath => ({ constructPath }));

it.each<[string, ValidationReport, unknown[]]>([
  ['nothing', { pluginReports: [] }, []],
  ['a clean pack', { pluginReports: [{ pluginName: 'AwsSolutions' }] }, []],
  [
    'a finding in two resources',
    {
      pluginReports: [
        {
          pluginName: 'HIPAA.Security',
          violations: [
            {
              ruleName: 'HIPAA.Security-S3BucketVersioningEnabled',
              severity: 'error',
              violatingConstructs: at('Stack/A/Resource', 'Stack/B/Resource'),
            },
          ],
        },
      ],
    },
    ['Stack/A', 'Stack/B'].map(resource => ({
      pack: 'HIPAA.Security',
      rule: 'S3BucketVersioningEnabled',
      resource,
      severity: 'error',
      state: 'open',
    })),
  ],
  [
    'open findings before acknowledged ones, of all packs',
    {
      pluginReports: [
        {
          pluginName: 'AwsSolutions',
          suppressedViolations: [
            {
              ruleName: 'AwsSolutions-IAM5[Action::s3:Get*]',
              severity: 'error',
              reason: 'It reads all of them',
              violatingConstructs: at('Stack/Role/DefaultPolicy/Resource'),
            },
          ],
        },
        {
          pluginName: 'Serverless',
          violations: [
            {
              ruleName: 'Serverless-LambdaTracing',
              severity: 'warning',
              violatingConstructs: at('Stack/Function/Resource'),
            },
          ],
        },
      ],
    },
    [
      {
        pack: 'Serverless',
        rule: 'LambdaTracing',
        resource: 'Stack/Function',
        severity: 'warning',
        state: 'open',
      },
      {
        pack: 'AwsSolutions',
        rule: 'IAM5[Action::s3:Get*]',
        resource: 'Stack/Role/DefaultPolicy',
        severity: 'error',
        state: 'acknowledged',
        reason: 'It reads all of them',
      },
    ],
  ],
  [
    'another validator, whose rules have names of their own',
    {
      pluginReports: [
        {
          pluginName: 'Construct Annotations',
          violations: [{ ruleName: 'F3002', violatingConstructs: [{}] }],
        },
      ],
    },
    [
      {
        pack: 'Construct Annotations',
        rule: 'F3002',
        resource: '',
        severity: 'error',
        state: 'open',
      },
    ],
  ],
])('reads %s', (_name, report, expected) => {
  expect(findings(report)).toEqual(expected);
});

it('reads the report that a synthesis writes', () => {
  const outdir = emptyDirectory();
  const app = new App({
    outdir,
    autoSynth: false,
    context: { '@aws-cdk/core:failSynthOnValidationErrors': false },
  });
  const bucket = new Bucket(new Stack(app, 'Stack'), 'Bucket');
  acknowledge(bucket, {
    rules: [{ pack: 'AwsSolutions', rule: 'S1' }],
    reason: 'It is a test',
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  withTemplateValidation(false, () => app.synth());
  const report = JSON.parse(
    readFileSync(join(outdir, 'validation-report.json'), 'utf8'),
  );
  const common = {
    pack: 'AwsSolutions',
    resource: 'Stack/Bucket',
    severity: 'error',
  };
  expect(findings(report)).toEqual([
    { ...common, rule: 'S10', state: 'open' },
    { ...common, rule: 'S1', state: 'acknowledged', reason: 'It is a test' },
  ]);
});
