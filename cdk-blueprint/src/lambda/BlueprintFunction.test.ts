import { Duration } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import {
  emptyDirectory,
  resourcesOf,
  spelled,
  statementsOf,
} from '../__testUtils__/templates';
import { policyFindings } from '../policy/policyFindings';
import { BlueprintStack } from '../stacks/BlueprintStack';
import { createApp } from '../stacks/createApp';
import { withTemplateValidation } from '../withTemplateValidation';
import { BlueprintFunction, BlueprintFunctionProps } from './BlueprintFunction';

type Changes = (stack: BlueprintStack) => Partial<BlueprintFunctionProps>;

function stackWith(changes: Changes = () => ({})) {
  const app = createApp({ outdir: emptyDirectory() });
  const stack = new BlueprintStack(app, 'stack', {
    stackName: 'stack',
    description: 'A stack',
    account: '444455556666',
    region: 'eu-west-1',
    tags: {},
  });
  const made = new BlueprintFunction(stack, 'Homes', {
    code: 'home-directory',
    description: 'Makes home directories',
    timeout: Duration.seconds(29),
    ...changes(stack),
  });
  return { stack, made };
}

const templateWith = (changes?: Changes) =>
  withTemplateValidation(false, () =>
    Template.fromStack(stackWith(changes).stack),
  );

const inNetwork: Changes = stack => {
  const vpc = new ec2.Vpc(stack, 'Vpc', {
    restrictDefaultSecurityGroup: false,
  });
  const key = new kms.Key(stack, 'Key', { enableKeyRotation: true });
  const fileSystem = new efs.FileSystem(stack, 'Files', { vpc, kmsKey: key });
  const accessPoint = fileSystem.addAccessPoint('Root', { path: '/' });
  return {
    vpc,
    key,
    environment: { MOUNT_PATH: '/mnt/team' },
    filesystem: lambda.FileSystem.fromEfsAccessPoint(accessPoint, '/mnt/team'),
  };
};

describe('BlueprintFunction', () => {
  it('runs the bundle on the newest Node and ARM, traced', () => {
    const { Properties } = resourcesOf(templateWith()).Homes;
    expect(Properties).toMatchObject({
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      MemorySize: 256,
      Timeout: 29,
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: { LogGroup: { Ref: 'HomesLogGroup' } },
      Description: 'Makes home directories',
    });
    expect(Properties.Code.S3Key).toMatch(/^[0-9a-f]{64}\.zip$/);
    expect(Properties).not.toHaveProperty('VpcConfig');
    expect(Properties).not.toHaveProperty('KmsKeyArn');
  });

  it('takes another export and another size', () => {
    const template = templateWith(() => ({
      handler: 'onEvent',
      memorySize: 512,
    }));
    expect(resourcesOf(template).Homes.Properties).toMatchObject({
      Handler: 'index.onEvent',
      MemorySize: 512,
    });
  });

  it('keeps its logs for a month and no longer than itself', () => {
    expect(resourcesOf(templateWith()).HomesLogGroup).toMatchObject({
      Properties: { RetentionInDays: 30 },
      DeletionPolicy: 'Delete',
    });
  });

  it('may write its own logs and its traces, and nothing else', () => {
    const template = templateWith();
    expect(
      resourcesOf(template).HomesRole.Properties.ManagedPolicyArns,
    ).toBeUndefined();
    const statements = statementsOf(template, 'HomesRole');
    expect(statements.map(({ Action }) => Action)).toEqual([
      ['logs:CreateLogStream', 'logs:PutLogEvents'],
      ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
    ]);
    expect(spelled(statements[0].Resource)).toBe('<HomesLogGroup.Arn>');
  });

  it('decrypts nothing with the key but its environment', () => {
    const template = templateWith(stack => ({
      key: new kms.Key(stack, 'Key'),
      environment: { A: 'b' },
    }));
    const { Homes, HomesLogGroup } = resourcesOf(template);
    expect(spelled(Homes.Properties.KmsKeyArn)).toBe('<Key.Arn>');
    expect(spelled(HomesLogGroup.Properties.KmsKeyId)).toBe('<Key.Arn>');
    const statement = statementsOf(template, 'HomesRole').find(
      ({ Sid }) => Sid === 'ReadOwnEnvironment',
    );
    expect(statement).toMatchObject({ Action: 'kms:Decrypt' });
    expect(
      spelled(
        statement?.Condition?.ArnLike[
          'kms:EncryptionContext:aws:lambda:FunctionArn'
        ],
      ),
    ).toMatch(/:lambda:eu-west-1:444455556666:function:\*$/);
  });

  it('joins a network without letting its own code touch the interfaces', () => {
    const statements = statementsOf(templateWith(inNetwork), 'HomesRole');
    const bySid = (sid: string) => statements.find(({ Sid }) => Sid === sid);
    expect(bySid('JoinNetwork')?.Action).toContain(
      'ec2:CreateNetworkInterface',
    );
    expect(bySid('DenyNetworkToOwnCode')).toMatchObject({
      Effect: 'Deny',
      Action: bySid('JoinNetwork')?.Action,
      Condition: { Null: { 'lambda:SourceFunctionArn': 'false' } },
    });
  });

  it('mounts a file system through its access point', () => {
    const template = templateWith(inNetwork);
    const { FileSystemConfigs } = resourcesOf(template).Homes.Properties;
    expect(FileSystemConfigs).toMatchObject([{ LocalMountPath: '/mnt/team' }]);
    const actions = statementsOf(template, 'HomesRole').flatMap(
      ({ Action }) => Action,
    );
    expect(actions).toContain('elasticfilesystem:ClientMount');
    expect(actions).toContain('elasticfilesystem:ClientWrite');
  });
});

describe.each([
  ['outside the network', (() => ({})) as Changes],
  ['with a key, in the network, with a file system', inNetwork],
])('the rule packs, %s', (_where, changes) => {
  it('find nothing in the function that nobody has answered for', () => {
    const findings = policyFindings(stackWith(changes).made);
    expect(findings.length).toBeGreaterThan(5);
    expect(findings.filter(({ reason }) => !reason)).toEqual([]);
  });
});
