import { AuthorizeOptions, Principal } from './types';

/** Where a call came from on the network. */
export interface CallOrigin {
  sourceIp: string;
  userAgent: string;
  /** Signing names of the services that carry the caller's identity on, the latest last. */
  calledVia: readonly string[];
  /** The VPC endpoint that it came through. */
  endpoint?: EndpointPath;
}

/** A way through a VPC endpoint. */
export interface EndpointPath {
  readonly endpointId: string;
  readonly vpcId: string;
  /** Account of the endpoint. */
  readonly accountId: string;
  /** The endpoint's own policy, as a JSON document. */
  readonly policy: string;
  /** The sender's address in the network. */
  readonly sourceIp?: string;
}

/** The question whether a principal may do one thing. */
export interface AuthorizationQuestion {
  principal: Principal;
  /** Service that asks; its name decides how a denial is rendered. */
  service: string;
  action: string;
  resource: string;
  region: string;
  /** Condition keys of this request; those of every request are the authorizer's own business. */
  conditions: Record<string, string | string[]>;
  origin: CallOrigin;
  options: AuthorizeOptions;
}

/** Decides over every action of every service. */
export interface Authorizer {
  /** Throws the service's access-denied error unless it is allowed. */
  authorize(question: AuthorizationQuestion): void;
  /** Throws the same error as if no policy allowed it, whatever they say. */
  deny(question: AuthorizationQuestion): never;
}
