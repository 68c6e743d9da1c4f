import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnDomain } from 'aws-cdk-lib/aws-sagemaker';
import { exampleConfig } from '../../__testUtils__/configs';
import { emptyDirectory } from '../../__testUtils__/templates';
import type { EnvironmentConfigInput } from '../../config';
import { environmentNames } from '../../config/environmentNames';
import { AccessLogBucket } from '../../environment/AccessLogBucket';
import { DomainArns } from '../../environment/DomainArns';
import { EnvironmentKey } from '../../environment/EnvironmentKey';
import { BlueprintFunction } from '../../lambda/BlueprintFunction';
import { BlueprintStack } from '../../stacks/BlueprintStack';
import { createApp } from '../../stacks/createApp';
import { withTemplateValidation } from '../../withTemplateValidation';
import { LoginApi } from '../LoginApi';

/** Changes of {@link loginStack}. */
export interface LoginStackChanges {
  readonly config?: Partial<EnvironmentConfigInput>;
  readonly removalPolicy?: RemovalPolicy;
}

/** A stack with the login and the least of what stands around it in an environment. */
export function loginStack(changes: LoginStackChanges = {}) {
  const config = exampleConfig(changes.config);
  const stack = new BlueprintStack(
    createApp({ outdir: emptyDirectory() }),
    'stack',
    {
      stackName: 'stack',
      description: 'A login',
      account: config.account,
      region: config.region,
      tags: { 'gco:environment': config.environment.name },
    },
  );
  const removalPolicy = changes.removalPolicy ?? RemovalPolicy.DESTROY;
  const { key } = new EnvironmentKey(stack, 'Key', {
    description: 'Data',
    removalPolicy,
  });
  const { bucket } = new AccessLogBucket(stack, 'AccessLogBucket', {
    retentionDays: 90,
    removalPolicy,
  });
  const executionRole = new iam.Role(stack, 'ExecutionRole', {
    assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com'),
  });
  const domain = new CfnDomain(stack, 'StudioDomain', {
    domainName: 'studio',
    authMode: 'IAM',
    defaultUserSettings: { executionRole: executionRole.roleArn },
  });
  const login = new LoginApi(stack, 'Login', {
    config,
    names: environmentNames(config),
    key,
    domain: {
      id: domain.attrDomainId,
      arns: new DomainArns(stack, domain.attrDomainId),
    },
    executionRole,
    fileSystemId: 'fs-0123456789abcdef0',
    homeDirectory: new BlueprintFunction(stack, 'HomeDirectory', {
      code: 'home-directory',
      description: 'Makes home directories',
      timeout: Duration.seconds(30),
    }),
    accessLogBucket: bucket,
    removalPolicy,
  });
  return { stack, login };
}

/** The template of {@link loginStack}. */
export const loginTemplate = (changes?: LoginStackChanges): Template =>
  withTemplateValidation(false, () =>
    Template.fromStack(loginStack(changes).stack),
  );
