import { Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { DomainArns } from '../environment/DomainArns';
import { BlueprintFunction } from '../lambda/BlueprintFunction';
import { acknowledgeWildcards } from '../policy/acknowledge';
import { loginStatements } from './loginStatements';

/** Properties of {@link LoginFunction}. */
export interface LoginFunctionProps {
  /** The domain that people get into. */
  readonly domain: { readonly id: string; readonly arns: DomainArns };

  /** The one role that a profile may be given. */
  readonly executionRole: iam.IRole;

  /** The team's file system, where people have their directories. */
  readonly fileSystemId: string;

  /** Makes those directories. */
  readonly homeDirectory: BlueprintFunction;

  /** Encrypts logs and environment variables. */
  readonly key: kms.IKey;
}

/** A URL is opened as soon as it is there; a minute leaves time to paste it from a terminal. */
const URL_LIFETIME = Duration.minutes(1);

/** As long as Studio lets a person stay. */
const SESSION = Duration.hours(12);

/** API Gateway waits no longer. */
const TIMEOUT = Duration.seconds(29);

/** The function that turns a signed-in user into a URL of Studio, making the user's profile on the way. */
export class LoginFunction extends Construct {
  readonly function: lambda.IFunction;

  constructor(scope: Construct, id: string, props: LoginFunctionProps) {
    super(scope, id);
    const { domain, executionRole, homeDirectory } = props;
    const { function: login, role } = new BlueprintFunction(this, 'Resource', {
      code: 'studio-login',
      description: 'Opens Studio for users of the Cognito user pool',
      timeout: TIMEOUT,
      memorySize: 256,
      key: props.key,
      environment: {
        DOMAIN_ID: domain.id,
        EXECUTION_ROLE_ARN: executionRole.roleArn,
        FILE_SYSTEM_ID: props.fileSystemId,
        HOME_DIRECTORY_FUNCTION_NAME: homeDirectory.function.functionName,
        URL_EXPIRES_SECONDS: String(URL_LIFETIME.toSeconds()),
        SESSION_EXPIRES_SECONDS: String(SESSION.toSeconds()),
      },
    });
    this.function = login;
    loginStatements({
      domain: domain.arns,
      executionRoleArn: executionRole.roleArn,
      homeDirectoryFunctionArn: homeDirectory.function.functionArn,
    }).forEach(statement => role.addToPolicy(statement));
    acknowledgeWildcards(role, {
      resources: [domain.arns.profiles],
      reason:
        'Profiles are made when people first come; a tag on the profile must say that a Cognito user has it',
    });
    acknowledgeWildcards(role, {
      resources: ['*'],
      reason:
        'SageMaker looks for the mount targets of the profile’s file system as the caller; neither that call nor X-Ray’s can be scoped',
    });
  }
}
