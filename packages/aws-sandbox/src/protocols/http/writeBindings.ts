import { membersOf, NormalizedSchema, traitsOf } from '../schema';
import { writeText } from '../writeText';

/** What of an output travels outside the body. */
export interface OutputBindings {
  headers: Record<string, string>;
  status?: number;
}

/** Output members that travel in headers or as the status. */
export function writeBindings(
  schema: NormalizedSchema,
  output: object,
): OutputBindings {
  const values = output as Record<string, unknown>;
  const bindings: OutputBindings = { headers: {} };
  for (const [name, member] of membersOf(schema)) {
    const value = values[name];
    if (value === undefined || value === null) {
      continue;
    }
    const { httpHeader, httpPrefixHeaders, httpResponseCode } =
      traitsOf(member);
    if (httpHeader) {
      bindings.headers[httpHeader.toLowerCase()] = Array.isArray(value)
        ? value
            .map(item => writeText(member.getValueSchema(), item, 'http-date'))
            .join(', ')
        : writeText(member, value, 'http-date');
    } else if (httpPrefixHeaders !== undefined) {
      for (const [key, text] of Object.entries(
        value as Record<string, string>,
      )) {
        bindings.headers[(httpPrefixHeaders + key).toLowerCase()] = text;
      }
    } else if (httpResponseCode) {
      bindings.status = Number(value);
    }
  }
  return bindings;
}

/** Whether an output member travels in the body's structure; places in the address mean nothing in answers. */
export function isInAnswer(member: NormalizedSchema): boolean {
  const traits = traitsOf(member);
  return (
    !traits.httpHeader &&
    traits.httpPrefixHeaders === undefined &&
    !traits.httpPayload &&
    !traits.httpResponseCode
  );
}
