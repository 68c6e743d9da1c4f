const MOST_CHARACTERS = 1000;

/** A value as AWS repeats it in messages; structures are told by their members' names only, for secrets may be in them. */
export function describeValue(value: unknown): string {
  const text = describe(value);
  return text.length > MOST_CHARACTERS
    ? `${text.slice(0, MOST_CHARACTERS)}…`
    : text;
}

function describe(value: unknown): string {
  if (value === undefined || value === null) {
    return 'null';
  }
  if (value instanceof Uint8Array) {
    return `${value.length} bytes`;
  }
  if (Array.isArray(value)) {
    return `[${value.map(describePart).join(', ')}]`;
  }
  if (typeof value === 'object' && !(value instanceof Date)) {
    return `{${Object.entries(value)
      .map(([key, entry]) => `${key}=${describePart(entry)}`)
      .join(', ')}}`;
  }
  return String(value);
}

function describePart(value: unknown): string {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? `{${Object.keys(value).join(', ')}}`
    : describe(value);
}
