const HIDDEN = '(hidden)';

/** Names of fields whose values are nobody's business. */
const SECRET_FIELD =
  /token|secret|password|authorization|credential|signature|cookie|presigned|authorizedurl|responseurl/i;

/** Values that open doors wherever they stand: signed or authorized URLs, JSON web tokens, access keys. */
const SECRET_VALUE =
  /[?&](X-Amz-Signature|X-Amz-Security-Token|token|code)=|\beyJ[\w-]+\.[\w-]+\.|\b(AKIA|ASIA)[A-Z0-9]{16}\b/i;

/** A value without what must not be written down; objects and lists are walked through. */
export function redact(value: unknown): unknown {
  if (typeof value === 'string')
    return SECRET_VALUE.test(value) ? HIDDEN : value;
  if (Array.isArray(value)) return value.map(redact);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Error)
    return { error: value.name, message: redact(value.message) };
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [
      key,
      SECRET_FIELD.test(key) ? HIDDEN : redact(field),
    ]),
  );
}
