import * as lambda from 'aws-cdk-lib/aws-lambda';
import { IConstruct } from 'constructs';
import {
  acknowledgeInlinePolicy,
  acknowledgeWildcards,
} from '../../policy/acknowledge';
import { acknowledgeLibraryFunction } from '../acknowledgeLibraryFunction';

/** Where findings are answered for. */
export interface AcknowledgeProviderOptions {
  /** The construct library's provider. */
  readonly provider: IConstruct;

  /** Roles of its functions that are not part of it. */
  readonly roles: readonly IConstruct[];

  /** Functions that it calls and that are not part of it. */
  readonly handlers: readonly lambda.IFunction[];

  /** As the roles' policies name it. */
  readonly logGroupArn: string;
}

/** Answers for what the construct library's provider framework does by itself. */
export function acknowledgeProvider(options: AcknowledgeProviderOptions): void {
  const { provider, roles, handlers } = options;
  const called = [...handlers, ...functionsIn(provider)];
  acknowledgeLibraryFunction(provider);
  for (const scope of [provider, ...roles]) {
    acknowledgeInlinePolicy(scope);
    acknowledgeWildcards(scope, {
      resources: called.map(({ functionArn }) => `${functionArn}:*`),
      reason:
        'The framework may call every version of the functions that belong to it',
    });
    acknowledgeWildcards(scope, {
      resources: ['*', options.logGroupArn],
      reason:
        'Traces and the delivery of logs have no resource that a policy could name; the streams of the own log group come and go',
    });
  }
}

function functionsIn(scope: IConstruct): lambda.Function[] {
  return scope.node
    .findAll()
    .filter(
      (child): child is lambda.Function => child instanceof lambda.Function,
    );
}
