import { CallContext, Operation } from '../../core/types';
import { byKey, paginate } from '../../validation';
import { apiGatewayArn, findApi } from './ApiGatewayDirectory';
import { notFound } from './apiGatewayError';
import { RestApi } from './records';

const MOST_ON_A_PAGE = 500;

type Verb = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Tags = Record<string, string>;

/** Checks an action, which is an HTTP verb on a path, with the condition keys of the tags involved. */
export function authorizeVerb(
  context: CallContext,
  verb: Verb,
  path: string,
  tags: { resource?: Tags; request?: Tags } = {},
): void {
  const { resource = {}, request = {} } = tags;
  const keys = Object.keys(request);
  context.authorize(`apigateway:${verb}`, apiGatewayArn(context, path), {
    ...withPrefix('aws:ResourceTag', resource),
    ...withPrefix('aws:RequestTag', request),
    ...(keys.length ? { 'aws:TagKeys': keys } : {}),
  });
}

function withPrefix(prefix: string, tags: Tags): Tags {
  return Object.fromEntries(
    Object.entries(tags).map(([key, value]) => [`${prefix}/${key}`, value]),
  );
}

/**
 * An operation below one API, once the caller may use the verb on the path.
 *
 * @param path behind `/restapis/<id>`
 */
export function apiOperation<I extends { restApiId?: string }>(
  verb: Verb,
  path: (input: I) => string,
  behaviour: (call: {
    context: CallContext;
    input: I;
    api: RestApi;
  }) => object | void | Promise<object | void>,
): Operation {
  return async (context: CallContext, input: I) => {
    const api = findApi(context, input.restApiId);
    authorizeVerb(context, verb, `/restapis/${input.restApiId}${path(input)}`, {
      resource: api?.tags,
      request: (input as { tags?: Tags }).tags,
    });
    if (!api) {
      throw notFound(
        `Invalid API identifier specified ${context.accountId}:${input.restApiId}`,
      );
    }
    return (await behaviour({ context, input, api })) ?? {};
  };
}

/** One page of a collection, in the order of its keys. */
export function collectionPage<T>(
  items: Iterable<T>,
  input: { position?: string; limit?: number },
  keyOf: (item: T) => string,
): { items: T[]; position?: string } {
  const page = paginate([...items].sort(byKey(keyOf)), {
    limit: input.limit && Math.min(input.limit, MOST_ON_A_PAGE),
    defaultLimit: 25,
    token: input.position,
    keyOf,
    invalidTokenCode: 'BadRequestException',
  });
  return { items: page.items, position: page.nextToken };
}
