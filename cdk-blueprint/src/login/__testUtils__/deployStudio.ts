import { CfnOutput, RemovalPolicy } from 'aws-cdk-lib';
import { exampleConfig } from '../../__testUtils__/configs';
import { LocalAws } from '../../__testUtils__/localAws';
import { emptyDirectory } from '../../__testUtils__/templates';
import { environmentNames } from '../../config/environmentNames';
import { addStorage } from '../../environment/addStorage';
import { EnvironmentKey } from '../../environment/EnvironmentKey';
import { fixedTags } from '../../environment/environmentTags';
import { HomeDirectory } from '../../environment/HomeDirectory';
import { LifecycleScripts } from '../../environment/LifecycleScripts';
import { StudioDomain } from '../../environment/StudioDomain';
import { StudioExecutionRole } from '../../environment/StudioExecutionRole';
import { EnvironmentNetwork } from '../../network/EnvironmentNetwork';
import { EnvironmentDeployment } from '../../runner/EnvironmentDeployment';
import { Reporter } from '../../runner/Reporter';
import { BlueprintStack } from '../../stacks/BlueprintStack';
import { createApp } from '../../stacks/createApp';
import { withTemplateValidation } from '../../withTemplateValidation';

const POLL_INTERVAL_MS = 100;

/** A stack with a Studio domain and whatever a login needs of an environment, and no more. */
export function studioStack() {
  const config = exampleConfig({
    network: { mode: 'isolated', maxAzs: 1 },
    emr: { enabled: false },
  });
  const names = environmentNames(config);
  const outdir = emptyDirectory();
  const app = createApp({ outdir });
  const stack = new BlueprintStack(app, names.stack, {
    stackName: names.stack,
    description: 'Studio with a login',
    account: config.account,
    region: config.region,
    tags: fixedTags(config),
  });
  const removalPolicy = RemovalPolicy.DESTROY;
  const environmentKey = new EnvironmentKey(stack, 'Key', {
    description: 'Data',
    removalPolicy,
  });
  const { key } = environmentKey;
  const network = new EnvironmentNetwork(stack, 'Network', {
    settings: config.network,
    endpoints: [],
    spark: false,
    key,
  });
  const { fileSystem, accessLogBucket } = addStorage(stack, {
    settings: config.storage,
    network,
    key,
  });
  const executionRole = new StudioExecutionRole(stack, 'ExecutionRole', {
    roleName: names.executionRole,
    runsSpark: false,
    canvas: config.studio.canvas,
  }).role;
  fileSystem.grantMount(executionRole);
  const studio = new StudioDomain(stack, 'StudioDomain', {
    domainName: names.domain,
    vpc: network.vpc,
    subnetIds: network.workloadSubnetIds,
    securityGroup: network.securityGroups.studio,
    key,
    executionRole,
    fileSystem,
    scripts: new LifecycleScripts(stack, 'Scripts', {
      prefix: names.stack,
      scripts: {},
    }),
    settings: config.studio,
    tags: fixedTags(config),
  });
  const { blueprintFunction: homeDirectory } = new HomeDirectory(
    stack,
    'HomeDirectory',
    {
      vpc: network.vpc,
      subnets: network.workloadSubnets,
      fileSystem,
      fileSystemGroup: network.securityGroups.fileSystem,
      key,
    },
  );
  const output = (id: string, value: string) =>
    new CfnOutput(stack, id, { value }).overrideLogicalId(id);
  output('DomainId', studio.domain.attrDomainId);
  output('ExecutionRoleArn', executionRole.roleArn);
  output('FileSystemId', fileSystem.fileSystemId);
  return {
    stack,
    output,
    /** What the login constructs need. */
    login: {
      config,
      names,
      key,
      domain: { id: studio.domain.attrDomainId, arns: studio.arns },
      executionRole,
      fileSystemId: fileSystem.fileSystemId,
      homeDirectory,
      accessLogBucket: accessLogBucket.bucket,
      removalPolicy,
    },
    /** Deploys the stack to the local AWS; answers its outputs. */
    async deploy(aws: LocalAws): Promise<Record<string, string>> {
      withTemplateValidation(false, () => app.synth());
      const lines: string[] = [];
      const reporter = new Reporter({
        onEvent: ({ message, reason }) =>
          lines.push([message, reason].join(' ')),
      });
      try {
        const { outputs } = await new EnvironmentDeployment({
          outdir,
          region: config.region,
          credentials: aws.hubCredentials,
          reporter,
          pollIntervalMs: POLL_INTERVAL_MS,
        }).deploy();
        return outputs;
      } catch (error) {
        throw new AggregateError([error], `${error}\n${lines.join('\n')}`);
      } finally {
        reporter.close();
      }
    },
  };
}
