/** An answer that API Gateway gives in place of the integration. */
export class GatewayFault extends Error {
  constructor(
    /** Type of the gateway response, e.g. `UNAUTHORIZED`. */
    readonly responseType: string,
    /** Shown as `x-amzn-errortype`. */
    readonly errorType: string,
    message: string,
    /** Member that holds the message where the API sets no template. */
    readonly messageMember: 'message' | 'Message' = 'message',
    /** What the caller is not told. */
    cause?: Error,
  ) {
    super(message, { cause });
    this.name = 'GatewayFault';
  }
}

export const forbidden = (responseType = 'WAF_FILTERED') =>
  new GatewayFault(responseType, 'ForbiddenException', 'Forbidden');

export const unauthorized = (message = 'Unauthorized') =>
  new GatewayFault('UNAUTHORIZED', 'UnauthorizedException', message);

export const internalError = (
  responseType = 'API_CONFIGURATION_ERROR',
  cause?: Error,
) =>
  new GatewayFault(
    responseType,
    'InternalServerErrorException',
    'Internal server error',
    'message',
    cause,
  );
