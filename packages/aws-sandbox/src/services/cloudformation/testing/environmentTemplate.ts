import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as emrserverless from 'aws-cdk-lib/aws-emrserverless';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import * as ssm from 'aws-cdk-lib/aws-ssm';

/** What can be varied to make updates. */
export interface EnvironmentOptions {
  readonly idleMinutes?: number;
  readonly emrIdleMinutes?: number;
}

function network(stack: Stack): ec2.Vpc {
  const vpc = new ec2.Vpc(stack, 'Vpc', {
    ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/16'),
    availabilityZones: ['eu-west-1a', 'eu-west-1b'],
    natGateways: 1,
    restrictDefaultSecurityGroup: false,
  });
  vpc.addGatewayEndpoint('S3', {
    service: ec2.GatewayVpcEndpointAwsService.S3,
  });
  vpc.addInterfaceEndpoint('Sts', {
    service: ec2.InterfaceVpcEndpointAwsService.STS,
  });
  vpc.addFlowLog('FlowLog', {
    destination: ec2.FlowLogDestination.toCloudWatchLogs(
      new logs.LogGroup(stack, 'FlowLogs', {
        retention: logs.RetentionDays.ONE_MONTH,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
    ),
  });
  return vpc;
}

function storage(stack: Stack, vpc: ec2.Vpc, key: kms.Key) {
  const accessLogs = new s3.Bucket(stack, 'AccessLogs', {
    encryption: s3.BucketEncryption.S3_MANAGED,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    versioned: true,
    lifecycleRules: [{ id: 'ExpireAccessLogs', expiration: Duration.days(90) }],
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const bucket = new s3.Bucket(stack, 'Studio', {
    encryptionKey: key,
    bucketKeyEnabled: true,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    versioned: true,
    serverAccessLogsBucket: accessLogs,
    serverAccessLogsPrefix: 'studio-only/',
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const fileSystem = new efs.FileSystem(stack, 'Files', {
    vpc,
    vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
    encrypted: true,
    kmsKey: key,
    enableAutomaticBackups: true,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  fileSystem.addAccessPoint('Shared', {
    path: '/shared',
    posixUser: { uid: '1000', gid: '1000' },
  });
  return { bucket, fileSystem };
}

/** A stack of the kind the portal deploys: network, key, storage, Studio domain, EMR Serverless, roles. */
export function environmentApp(
  outdir: string,
  options: EnvironmentOptions = {},
): App {
  const app = new App({
    outdir,
    autoSynth: false,
    analyticsReporting: false,
    context: {
      '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
      // Even a network with given zones has them looked up otherwise.
      'availability-zones:account=444455556666:region=eu-west-1': [
        'eu-west-1a',
        'eu-west-1b',
      ],
    },
  });
  const stack = new Stack(app, 'environment', {
    env: { account: '444455556666', region: 'eu-west-1' },
  });
  const key = new kms.Key(stack, 'Key', {
    enableKeyRotation: true,
    alias: 'alias/environment',
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const vpc = network(stack);
  const { bucket, fileSystem } = storage(stack, vpc, key);
  const role = new iam.Role(stack, 'Execution', {
    roleName: 'AmazonSageMaker-environment',
    assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com'),
    managedPolicies: [
      iam.ManagedPolicy.fromAwsManagedPolicyName('AmazonSageMakerFullAccess'),
    ],
  });
  bucket.grantReadWrite(role);
  new iam.ManagedPolicy(stack, 'Extra', {
    roles: [role],
    statements: [
      new iam.PolicyStatement({
        actions: ['sts:GetCallerIdentity'],
        resources: ['*'],
      }),
    ],
  });
  const compute = new ec2.SecurityGroup(stack, 'Compute', { vpc });
  compute.addIngressRule(compute, ec2.Port.tcpRange(8192, 65535));
  fileSystem.connections.allowDefaultPortFrom(compute);
  const minutes = options.idleMinutes ?? 120;
  const domain = new sagemaker.CfnDomain(stack, 'Domain', {
    domainName: 'environment',
    authMode: 'IAM',
    vpcId: vpc.vpcId,
    subnetIds: vpc.privateSubnets.map(subnet => subnet.subnetId),
    appNetworkAccessType: 'VpcOnly',
    kmsKeyId: key.keyId,
    defaultUserSettings: {
      executionRole: role.roleArn,
      securityGroups: [compute.securityGroupId],
      studioWebPortal: 'ENABLED',
      jupyterLabAppSettings: {
        appLifecycleManagement: {
          idleSettings: {
            lifecycleManagement: 'ENABLED',
            idleTimeoutInMinutes: minutes,
            minIdleTimeoutInMinutes: 60,
            maxIdleTimeoutInMinutes: 480,
          },
        },
      },
    },
    domainSettings: { executionRoleIdentityConfig: 'USER_PROFILE_NAME' },
  });
  const application = new emrserverless.CfnApplication(stack, 'Spark', {
    name: 'environment',
    type: 'SPARK',
    releaseLabel: 'emr-7.14.0',
    autoStopConfiguration: {
      enabled: true,
      idleTimeoutMinutes: options.emrIdleMinutes ?? 15,
    },
    maximumCapacity: { cpu: '64 vCPU', memory: '256 GB' },
    networkConfiguration: {
      subnetIds: vpc.privateSubnets.map(subnet => subnet.subnetId),
      securityGroupIds: [compute.securityGroupId],
    },
    interactiveConfiguration: { livyEndpointEnabled: true },
  });
  // What a domain leaves behind would keep the network from going when Spark cannot be made.
  domain.addResourceDependency(application);
  new ssm.StringParameter(stack, 'DomainParameter', {
    parameterName: '/environment/domain',
    stringValue: domain.attrDomainId,
  });
  stack.exportValue(domain.attrDomainArn, { name: 'environment-domain' });
  stack.exportValue(application.attrApplicationId, {
    name: 'environment-spark',
  });
  stack.exportValue(bucket.bucketName, { name: 'environment-bucket' });
  return app;
}

/** The template that the CDK makes of it. */
export function environmentTemplate(
  outdir: string,
  options: EnvironmentOptions = {},
): any {
  return environmentApp(outdir, options).synth().getStackByName('environment')
    .template;
}
