import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import {
  acknowledge,
  acknowledgeInlinePolicy,
  acknowledgeWildcards,
  ruleOf,
} from '../policy/acknowledge';
import { functionStatements } from './functionStatements';
import { lambdaCode } from './lambdaCode';

/** Properties of {@link BlueprintFunction}. */
export interface BlueprintFunctionProps {
  /** Folder of the function below `lambda/`. */
  readonly code: string;

  /**
   * Which export of the bundle is called.
   *
   * @default handler
   */
  readonly handler?: string;

  /** What the function is for, in a sentence, at most 256 characters. */
  readonly description: string;

  /** After how long a call is ended, at most 15 minutes. */
  readonly timeout: Duration;

  /**
   * Memory in MB, 128 to 10,240; the share of CPU grows with it.
   *
   * @default 256
   */
  readonly memorySize?: number;

  /**
   * Environment variables, at most 4 KB together. Anybody who may see the function may read them: no secrets.
   *
   * @default none
   */
  readonly environment?: Record<string, string>;

  /**
   * Encrypts logs and environment variables.
   *
   * @default keys that AWS holds
   */
  readonly key?: kms.IKey;

  /**
   * Network that the function works in.
   *
   * @default none; it reaches AWS's public addresses
   */
  readonly vpc?: ec2.IVpc;

  /**
   * Where in the network; needs `vpc`.
   *
   * @default the network's private subnets
   */
  readonly vpcSubnets?: ec2.SubnetSelection;

  /**
   * Groups of the function's network interfaces; needs `vpc`.
   *
   * @default a group of its own that lets everything out
   */
  readonly securityGroups?: ec2.ISecurityGroup[];

  /**
   * Mounted before the function runs; needs `vpc`. The role may mount and write through it as whoever its access point
   * says; a file system with a policy of its own must admit the role too.
   *
   * @default none
   */
  readonly filesystem?: lambda.FileSystem;
}

/**
 * A Lambda function of the blueprint: a prebuilt bundle, a role that can do nothing but write the function's own logs and
 * traces until it is granted more, and logs that are kept for a month.
 */
export class BlueprintFunction extends Construct {
  readonly function: lambda.Function;
  readonly role: iam.Role;
  readonly logGroup: logs.ILogGroup;

  constructor(scope: Construct, id: string, props: BlueprintFunctionProps) {
    super(scope, id);
    this.logGroup = new logs.LogGroup(this, 'LogGroup', {
      encryptionKey: props.key,
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = this.addRole(props);
    this.function = new lambda.Function(this, 'Resource', {
      description: props.description,
      code: lambdaCode(props.code),
      handler: `index.${props.handler ?? 'handler'}`,
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      role: this.role,
      timeout: props.timeout,
      memorySize: props.memorySize ?? 256,
      environment: props.environment,
      environmentEncryption: props.key,
      logGroup: this.logGroup,
      tracing: lambda.Tracing.ACTIVE,
      vpc: props.vpc,
      vpcSubnets: props.vpcSubnets,
      securityGroups: props.securityGroups,
      filesystem: props.filesystem,
    });
    this.acknowledgeFindings(props);
  }

  private addRole(props: BlueprintFunctionProps): iam.Role {
    const role = new iam.Role(this, 'Role', {
      description: `Lambda function: ${props.description}`,
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
    });
    functionStatements({
      stack: Stack.of(this),
      logGroupArn: this.logGroup.logGroupArn,
      keyArn: props.environment && props.key?.keyArn,
      inVpc: props.vpc !== undefined,
    }).forEach(statement => role.addToPolicy(statement));
    return role;
  }

  private acknowledgeFindings({ vpc, key }: BlueprintFunctionProps): void {
    acknowledgeInlinePolicy(this.role);
    acknowledgeWildcards(this.role, {
      resources: ['*'],
      reason: vpc
        ? 'X-Ray and the network interfaces of a function have no resource to scope to; the function’s own code may not touch interfaces'
        : 'X-Ray’s actions have no resource to scope to',
    });
    acknowledge(this.function, {
      rules: [
        ...ruleOf('LambdaDLQ'),
        { pack: 'Serverless', rule: 'LambdaDLQ' },
      ],
      reason:
        'Whoever calls the function waits for its answer and gets its errors; nothing is queued that could be lost',
    });
    acknowledge(this.function, {
      rules: ruleOf('LambdaConcurrency'),
      reason:
        'A share of its own would be taken from the account’s other functions; what calls the function is limited instead',
    });
    if (!vpc) {
      acknowledge(this.function, {
        rules: ruleOf('LambdaInsideVPC'),
        reason:
          'The function calls AWS’s own APIs only, over TLS and with its role; in the network it could not work after the network is gone',
      });
    }
    if (!key) {
      acknowledge(this.logGroup, {
        rules: ruleOf('CloudWatchLogGroupEncrypted'),
        reason:
          'CloudWatch encrypts the logs with a key of its own; they hold no data and no secrets',
      });
    }
  }
}
