import type { Method } from '@aws-sdk/client-api-gateway';
import { EndpointPath } from '../core/Authorizer';
import { CallContext } from '../core/types';
import {
  ApiDeployment,
  ApiResource,
  ApiStage,
  RestApi,
} from '../services/apigateway';

/** A request to an API as it came in. */
export interface ApiRequest {
  readonly method: string;
  /** Path below the stage, still escaped; begins with `/`. */
  readonly path: string;
  readonly queryString: string;
  readonly query: ReadonlyMap<string, readonly string[]>;
  /** Names in lower case, repeated values joined. */
  readonly headers: Readonly<Record<string, string>>;
  /** Name and value in turn, as they came. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
  readonly sourceIp: string;
  /** The VPC endpoint that it came through. */
  readonly endpoint?: EndpointPath;
}

/** An answer; headers with several values are sent several times. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string | Uint8Array;
}

/** A request on its way through a stage. */
export interface ApiCall {
  /** Acts as API Gateway in the API's account and region. */
  readonly context: CallContext;
  readonly api: RestApi;
  readonly stage: ApiStage;
  readonly deployment: ApiDeployment;
  readonly request: ApiRequest;
  readonly requestId: string;
  readonly receivedAt: Date;
}

/** A call whose method is found. */
export interface RoutedCall extends ApiCall {
  readonly resource: ApiResource;
  readonly method: Method;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** What an authorizer says about the caller. */
export interface CallerClaims {
  /** Of a user pool's token, as API Gateway passes them on: all of them text. */
  readonly claims?: Readonly<Record<string, string>>;
  /** What a function says. */
  readonly authorization?: LambdaAuthorization;
}

/** The answer of a function that authorizes. */
export interface LambdaAuthorization {
  readonly principalId: string;
  /** An IAM policy as JSON text. */
  readonly policy: string;
  readonly context: Readonly<Record<string, string>>;
  /** Milliseconds that the function took; 0 for an answer that was kept. */
  readonly latency: number;
}
