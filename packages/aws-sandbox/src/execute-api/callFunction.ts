import { AwsError } from '../core/AwsError';
import { servicePrincipal } from '../core/principals';
import { functionOf } from '../services/apigateway';
import { executeApiArn } from './checkResourcePolicy';
import { GatewayFault, internalError } from './GatewayFault';
import { lambdaAnswer } from './lambdaAnswer';
import { lambdaEvent } from './lambdaEvent';
import { renderTemplate } from './renderTemplate';
import { ApiAnswer, CallerClaims, RoutedCall } from './types';

const HOST = 'apigateway.amazonaws.com';

/** Waits for an answer, but not longer than the integration may take. That is real time, as the function's own. */
async function withTimeout<T>(
  milliseconds: number,
  work: Promise<T>,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new GatewayFault(
            'INTEGRATION_TIMEOUT',
            'InternalServerErrorException',
            'Endpoint request timed out',
          ),
        ),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** Lambda proxy integration: calls the function as API Gateway, on behalf of the method. */
export async function callFunction(
  call: RoutedCall,
  caller: CallerClaims | undefined,
): Promise<ApiAnswer> {
  const { context, method, resource, stage } = call;
  const integration = method.methodIntegration!;
  const uri = renderTemplate(integration.uri!, {
    context: {},
    stageVariables: stage.variables,
  });
  const principal = servicePrincipal(
    context.accountId,
    HOST,
    executeApiArn(
      call,
      method.httpMethod!.replace(/^ANY$/, '*'),
      resource.path.replace(/\{[^/]+\}/g, '*'),
    ),
  );
  const event = Buffer.from(JSON.stringify(lambdaEvent(call, caller)));
  try {
    const { FunctionError, Payload } = await withTimeout(
      integration.timeoutInMillis!,
      context.invoke(
        'lambda',
        'Invoke',
        { FunctionName: functionOf(uri), Payload: event },
        principal,
      ),
    );
    if (FunctionError) {
      throw new GatewayFault(
        'DEFAULT_5XX',
        'InternalServerErrorException',
        'Internal server error',
      );
    }
    return lambdaAnswer(call, Payload);
  } catch (error) {
    // That the function is missing or does not let API Gateway call it is the API's fault, not the caller's.
    throw error instanceof AwsError ? internalError(undefined, error) : error;
  }
}
