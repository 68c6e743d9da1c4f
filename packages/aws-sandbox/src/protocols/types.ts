import { AwsError } from '../core/AwsError';
import { ServiceModel } from './ServiceModel';

/** An HTTP request as it arrived, its body whole. */
export interface WireRequest {
  method: string;
  /** Path as sent, still escaped, without the query. */
  path: string;
  /** Unescaped query parameters; those without a value have an empty one. */
  query: ReadonlyMap<string, readonly string[]>;
  /** Header names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

/** An HTTP answer. */
export interface WireResponse {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
}

/** A request understood: which operation, with the SDK's input. */
export interface ParsedCall {
  operation: string;
  input: Record<string, unknown>;
}

/** What an operation gave, in the SDK's shape, to be put on the wire. */
export interface AnsweredCall {
  operation: string;
  output: object;
  requestId: string;
}

/** One of AWS's wire protocols, on the server's side. */
export interface Protocol {
  /** @throws AwsError when the request is none of the service's operations, or not well-formed */
  parse(request: WireRequest, model: ServiceModel): ParsedCall;
  renderOutput(call: AnsweredCall, model: ServiceModel): WireResponse;
  renderError(
    error: AwsError,
    requestId: string,
    model?: ServiceModel,
  ): WireResponse;
}
