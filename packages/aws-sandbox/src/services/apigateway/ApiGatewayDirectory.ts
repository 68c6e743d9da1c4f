import { CallContext } from '../../core/types';
import { notFound } from './apiGatewayError';
import { ApiStage, RestApi } from './records';

/** Settings of one account and region. */
export interface AccountSettings {
  cloudwatchRoleArn?: string;
}

/** All REST APIs of the sandbox: their ids name hosts, so they are unique over all accounts. */
export class ApiGatewayDirectory {
  readonly apis = new Map<string, RestApi>();

  static of(context: Pick<CallContext, 'globalStore'>): ApiGatewayDirectory {
    return context.globalStore('apigateway', () => new ApiGatewayDirectory());
  }

  apisOf({
    accountId,
    region,
  }: Pick<CallContext, 'accountId' | 'region'>): RestApi[] {
    return [...this.apis.values()].filter(
      api => api.accountId === accountId && api.region === region,
    );
  }

  /** The stage of an ARN `arn:…:apigateway:<region>::/restapis/<id>/stages/<name>`. */
  stageByArn(
    place: Pick<CallContext, 'accountId' | 'region'>,
    arn: string,
  ): ApiStage | undefined {
    return this.apisOf(place)
      .flatMap(api => [...api.stages.values()])
      .find(stage => stage.arn === arn);
  }
}

export function accountSettings(context: CallContext): AccountSettings {
  return context.store<AccountSettings>('apigateway-account', () => ({}));
}

/** ARN of a path of the control plane; it names no account. */
export function apiGatewayArn(
  { partition, region }: Pick<CallContext, 'partition' | 'region'>,
  path: string,
): string {
  return `arn:${partition}:apigateway:${region}::${path}`;
}

/** The API of that id in the call's account and region. */
export function findApi(
  context: CallContext,
  id: string | undefined,
): RestApi | undefined {
  return ApiGatewayDirectory.of(context)
    .apisOf(context)
    .find(api => api.id === id);
}

/** An item of one of an API's collections, or the error that its identifier is invalid. */
export function requireItem<T>(
  items: ReadonlyMap<string, T>,
  id: string | undefined,
  what: string,
): T {
  const item = items.get(String(id));
  if (!item) {
    throw notFound(`Invalid ${what} identifier specified`);
  }
  return item;
}
