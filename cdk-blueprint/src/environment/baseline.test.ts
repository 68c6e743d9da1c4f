import { Template } from 'aws-cdk-lib/assertions';
import { Baseline } from '../__testUtils__/baselines';
import { templateOf } from '../__testUtils__/templates';
import type { EnvironmentConfigInput } from '../config';

const CONFIGS: [string, Partial<EnvironmentConfigInput>][] = [
  ['environment-portal', { login: { enabled: false } }],
  ['environment-login', {}],
  [
    'environment-isolated',
    {
      network: { mode: 'isolated', maxAzs: 3, endpoints: ['glue', 'projects'] },
      studio: {
        canvas: { enabled: true, timeSeries: true },
        hyperpod: { enabled: true },
        lifecycleScripts: {
          jupyterLab: '#!/bin/sh\necho hello\n',
          codeEditor: '#!/bin/sh\necho hello\n',
        },
      },
      storage: {
        efs: { removalPolicy: 'retain' },
        buckets: { removalPolicy: 'retain' },
      },
      cognito: { removalPolicy: 'retain' },
      gco: { integration: true },
    },
  ],
];
const templates = new Map(
  CONFIGS.map(([name, config]) => [name, templateOf(config).toJSON()]),
);

describe.each(CONFIGS.map(([name]) => name))('%s', name => {
  const baseline = new Baseline(
    name,
    Template.fromJSON(templates.get(name)!),
  ).updateWhenAsked();

  it('loses nothing of an environment that is deployed', () => {
    expect(baseline.losses).toEqual([]);
  });

  // When it is meant: UPDATE_BASELINES=1, then prettier, and read what git shows.
  it('holds on to nothing that nobody has looked at', () => {
    expect(baseline.unguarded).toEqual([]);
  });
});

describe('the comparison', () => {
  const NAME = 'environment-portal';

  /** What it says of the first config's template after a change. */
  function lossesAfter(change: (resources: Record<string, any>) => void) {
    const changed = structuredClone(templates.get(NAME)!);
    change(changed.Resources);
    // Not checked for dangling references: what is lost is the question.
    return new Baseline(NAME, Template.fromJSON(changed)).losses;
  }

  it('notices another domain name, and what hangs on the domain', () => {
    const losses = lossesAfter(({ StudioDomain }) => {
      StudioDomain.Properties.DomainName = 'other';
    });
    expect(losses).toEqual([
      'StudioDomain (AWS::SageMaker::Domain) would be replaced, by DomainName',
    ]);
  });

  it('notices a tag of the domain', () => {
    const losses = lossesAfter(({ StudioDomain }) => {
      StudioDomain.Properties.Tags.push({ Key: 'gco:owner', Value: 'x' });
    });
    expect(losses).toEqual([
      'StudioDomain (AWS::SageMaker::Domain) would be replaced, by Tags',
    ]);
  });

  it('notices a bucket under another id', () => {
    const losses = lossesAfter(resources => {
      resources.StudioDataBucket = resources.StudioBucket;
      delete resources.StudioBucket;
    });
    expect(losses).toEqual(['StudioBucket (AWS::S3::Bucket) would be deleted']);
  });

  it('notices what is replaced because of another resource', () => {
    const losses = lossesAfter(({ NetworkVpc }) => {
      NetworkVpc.Properties.CidrBlock = '10.9.0.0/16';
    });
    expect(losses).toEqual(
      expect.arrayContaining([
        'NetworkVpc (AWS::EC2::VPC) would be replaced, by CidrBlock',
        'StudioDomain (AWS::SageMaker::Domain) would be replaced, by SubnetIds, VpcId',
      ]),
    );
  });

  it('notices that data would no longer be kept', () => {
    const changed = structuredClone(templates.get('environment-isolated')!);
    changed.Resources.StudioBucket.DeletionPolicy = 'Delete';
    const { losses } = new Baseline(
      'environment-isolated',
      Template.fromJSON(changed),
    );
    expect(losses).toEqual([
      'StudioBucket (AWS::S3::Bucket) had deletion policy RetainExceptOnCreate, now Delete',
    ]);
  });

  it('notices another function behind a custom resource', () => {
    const losses = lossesAfter(({ LifecycleDomainDrain }) => {
      LifecycleDomainDrain.Properties.ServiceToken = 'arn:other';
    });
    expect(losses).toEqual([
      'LifecycleDomainDrain (Custom::StudioDomainDrain) could not be updated, by ServiceToken',
    ]);
  });

  it('does not mind what is updated in place', () => {
    const losses = lossesAfter(resources => {
      for (const { Properties, Type } of Object.values(resources)) {
        if (Type === 'AWS::Lambda::Function') {
          Properties.Code = { S3Bucket: 'other', S3Key: 'other.zip' };
        }
        if (Type === 'AWS::KMS::Key') Properties.Description = 'other';
        if (Type === 'AWS::IAM::Policy') {
          Properties.PolicyDocument.Statement = [];
        }
      }
    });
    expect(losses).toEqual([]);
  });
});
