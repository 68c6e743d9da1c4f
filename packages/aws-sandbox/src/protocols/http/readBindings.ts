import { readText } from '../readText';
import { membersOf, NormalizedSchema, traitsOf } from '../schema';
import { WireRequest } from '../types';

/** Input members that travel outside the body. */
export function readBindings(
  schema: NormalizedSchema,
  request: WireRequest,
  labels: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [name, member] of membersOf(schema)) {
    const value = readBinding(name, member, request, labels);
    if (value !== undefined) {
      input[name] = value;
    }
  }
  return input;
}

function readBinding(
  name: string,
  member: NormalizedSchema,
  request: WireRequest,
  labels: Readonly<Record<string, string>>,
): unknown {
  const {
    httpLabel,
    httpQuery,
    httpQueryParams,
    httpHeader,
    httpPrefixHeaders,
  } = traitsOf(member);
  if (httpLabel) {
    return labels[name] === undefined
      ? undefined
      : readText(member, labels[name], name);
  }
  if (httpQuery) {
    return readValues(member, request.query.get(httpQuery), name);
  }
  if (httpQueryParams) {
    return Object.fromEntries(
      [...request.query].map(([key, values]) => [key, values[0]]),
    );
  }
  if (httpHeader) {
    const text = request.headers[httpHeader.toLowerCase()];
    return text === undefined
      ? undefined
      : readValues(
          member,
          member.isListSchema() ? text.split(',') : [text],
          name,
        );
  }
  if (httpPrefixHeaders !== undefined) {
    const prefix = httpPrefixHeaders.toLowerCase();
    const headers = Object.entries(request.headers).filter(([header]) =>
      header.startsWith(prefix),
    );
    return headers.length > 0
      ? Object.fromEntries(
          headers.map(([header, text]) => [header.slice(prefix.length), text]),
        )
      : undefined;
  }
  return undefined;
}

function readValues(
  member: NormalizedSchema,
  texts: readonly string[] | undefined,
  name: string,
): unknown {
  if (!texts || texts.length === 0) {
    return undefined;
  }
  return member.isListSchema()
    ? texts.map(text => readText(member.getValueSchema(), text.trim(), name))
    : readText(member, texts[0], name);
}

/** The member that is the whole body, if there is one. */
export function payloadOf(
  schema: NormalizedSchema,
): [string, NormalizedSchema] | undefined {
  return membersOf(schema).find(([, member]) => traitsOf(member).httpPayload);
}

/** Whether a member travels in the body's structure. */
export function isInBody(member: NormalizedSchema): boolean {
  const traits = traitsOf(member);
  return (
    !traits.httpLabel &&
    !traits.httpQuery &&
    !traits.httpQueryParams &&
    !traits.httpHeader &&
    traits.httpPrefixHeaders === undefined &&
    !traits.httpPayload &&
    !traits.httpResponseCode
  );
}
