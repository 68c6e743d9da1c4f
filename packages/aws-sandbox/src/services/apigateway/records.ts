import type {
  AccessLogSettings,
  Authorizer,
  GatewayResponse,
  Method,
  MethodSetting,
  Model,
  RequestValidator,
  RestApi as RestApiOutput,
} from '@aws-sdk/client-api-gateway';

/** A path of an API, with its methods by HTTP method. */
export interface ApiResource {
  readonly id: string;
  /** Absent for the root. */
  readonly parentId?: string;
  pathPart?: string;
  /** For example `/studio/{name}`. */
  path: string;
  readonly methods: Map<string, Method>;
}

/** What a deployment freezes; requests are answered by this, not by the API as it is edited. */
export interface DeployedApi {
  readonly resources: ReadonlyMap<string, ApiResource>;
  readonly authorizers: ReadonlyMap<string, Authorizer>;
  readonly validators: ReadonlyMap<string, RequestValidator>;
  readonly gatewayResponses: ReadonlyMap<string, GatewayResponse>;
  readonly policy?: string;
  readonly binaryMediaTypes: readonly string[];
}

/** A frozen state of an API. */
export interface ApiDeployment {
  readonly id: string;
  description?: string;
  readonly createdDate: Date;
  readonly api: DeployedApi;
}

/** A name under which a deployment is reached. */
export interface ApiStage {
  readonly stageName: string;
  readonly arn: string;
  deploymentId: string;
  description?: string;
  variables: Record<string, string>;
  accessLogSettings?: AccessLogSettings;
  /** By `<escaped path>/<method>`, of which both may be `*`. */
  methodSettings: Record<string, MethodSetting>;
  tracingEnabled: boolean;
  /** Set and taken away by WAF. */
  webAclArn?: string;
  tags: Record<string, string>;
  readonly createdDate: Date;
  lastUpdatedDate: Date;
}

/** A REST API with all that belongs to it. */
export interface RestApi {
  readonly id: string;
  readonly arn: string;
  readonly accountId: string;
  readonly region: string;
  readonly rootResourceId: string;
  readonly createdDate: Date;
  /** Members as the API shows them. */
  settings: Pick<
    RestApiOutput,
    | 'name'
    | 'description'
    | 'version'
    | 'binaryMediaTypes'
    | 'endpointConfiguration'
    | 'policy'
    | 'disableExecuteApiEndpoint'
    | 'apiKeySource'
    | 'securityPolicy'
    | 'endpointAccessMode'
  >;
  tags: Record<string, string>;
  readonly resources: Map<string, ApiResource>;
  readonly authorizers: Map<string, Authorizer>;
  readonly validators: Map<string, RequestValidator>;
  /** By name. */
  readonly models: Map<string, Model>;
  /** By response type; only those that differ from the defaults. */
  readonly gatewayResponses: Map<string, GatewayResponse>;
  readonly deployments: Map<string, ApiDeployment>;
  readonly stages: Map<string, ApiStage>;
}
