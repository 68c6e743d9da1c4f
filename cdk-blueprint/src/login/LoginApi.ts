import { RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { InputError } from '@backstage/errors';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config';
import { EnvironmentNames } from '../config/environmentNames';
import { DomainArns } from '../environment/DomainArns';
import { BlueprintFunction } from '../lambda/BlueprintFunction';
import { LoginAccessLog } from './LoginAccessLog';
import { LoginFirewall } from './LoginFirewall';
import { LoginFunction } from './LoginFunction';
import { LoginRestApi } from './LoginRestApi';
import { UserPool } from './UserPool';

/** Properties of {@link LoginApi}. */
export interface LoginApiProps {
  readonly config: Pick<EnvironmentConfig, 'access'>;

  readonly names: Pick<
    EnvironmentNames,
    'loginApi' | 'userPool' | 'webAcl' | 'cognitoDomainPrefix'
  >;

  /** Encrypts logs and the function's environment variables. */
  readonly key: kms.IKey;

  /** The domain that people get into. */
  readonly domain: { readonly id: string; readonly arns: DomainArns };

  /** The one role that a profile may be given. */
  readonly executionRole: iam.IRole;

  /** The team's file system, where people have their directories. */
  readonly fileSystemId: string;

  /** Makes those directories. */
  readonly homeDirectory: BlueprintFunction;

  /** Takes the API's access log, below `login/` and `login-errors/`. */
  readonly accessLogBucket: s3.IBucket;

  /** Whether the users outlive the stack. */
  readonly removalPolicy: RemovalPolicy;
}

/** Outputs of a stack with a {@link LoginApi}, by key. */
export interface LoginOutputs {
  readonly LoginUrl: string;
  readonly UserPoolId: string;
  readonly UserPoolArn: string;
  readonly UserPoolClientId: string;
  readonly LoginFunctionArn: string;
}

/**
 * The way into Studio beside the portal: users of a Cognito pool get the URL from an API. It needs nothing of the account
 * that another environment could take away.
 */
export class LoginApi extends Construct {
  readonly outputs: LoginOutputs;

  /**
   * What makes profiles. It must depend on whatever empties the domain, so that CloudFormation deletes it first and nobody
   * comes in while the domain is emptied.
   */
  readonly profileMakers: Construct;

  /** What writes the access log, and may; it must be gone before the log's bucket is emptied. */
  readonly logWriters: Construct;

  constructor(scope: Construct, id: string, props: LoginApiProps) {
    super(scope, id);
    refuseEndpoints(props.config);
    const { names, key } = props;
    const users = new UserPool(this, 'UserPool', {
      userPoolName: names.userPool,
      domainPrefix: names.cognitoDomainPrefix,
      removalPolicy: props.removalPolicy,
    });
    const login = new LoginFunction(this, 'Function', props);
    const accessLog = new LoginAccessLog(this, 'AccessLog', {
      apiName: names.loginApi,
      bucket: props.accessLogBucket,
    });
    const api = new LoginRestApi(this, 'Api', {
      apiName: names.loginApi,
      userPool: users.userPool,
      function: login.function,
      accessLog: accessLog.destination,
    });
    new LoginFirewall(this, 'Firewall', {
      webAclName: names.webAcl,
      stageArn: api.stage.stageArn,
      key,
    });
    const client = users.addClient(api.callbackUrl);
    this.profileMakers = login;
    this.logWriters = accessLog;
    this.outputs = {
      LoginUrl: api.loginUrl,
      UserPoolId: users.userPool.userPoolId,
      UserPoolArn: users.userPool.userPoolArn,
      UserPoolClientId: client.userPoolClientId,
      LoginFunctionArn: login.function.functionArn,
    };
  }
}

/**
 * The function asks for URLs from outside the network, so its URLs would work from anywhere: where Studio is only to be
 * opened through certain endpoints, that would be the way round them.
 *
 * @throws InputError
 */
function refuseEndpoints({ access }: LoginApiProps['config']): void {
  const endpoints = access?.sourceVpceIds ?? [];
  if (endpoints.length === 0) return;
  throw new InputError(
    `login.enabled cannot be combined with access.sourceVpceIds: URLs from the login API would open Studio from elsewhere than ${endpoints.join(
      ', ',
    )}`,
  );
}
