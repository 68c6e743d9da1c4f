import { invalidParameter } from './lambdaErrors';

const MAXIMUM_TAGS = 50;

/** Refuses tags that Lambda would not take. */
export function checkTags(tags: Readonly<Record<string, string>>): void {
  const keys = Object.keys(tags);
  if (keys.length > MAXIMUM_TAGS) {
    throw invalidParameter(
      `${keys.length} tags were given; ${MAXIMUM_TAGS} is the most`,
    );
  }
  const bad = keys.find(
    key => key.startsWith('aws:') || key.length > 128 || tags[key].length > 256,
  );
  if (bad !== undefined) {
    throw invalidParameter(
      `Tag '${bad}' is not valid: keys have at most 128 characters and do not begin with aws:, values have at most 256`,
    );
  }
}

/** Condition keys of a request that sets tags. */
export function requestTagConditions(
  tags: Readonly<Record<string, string>>,
): Record<string, string | string[]> {
  const keys = Object.keys(tags);
  return {
    ...(keys.length && { 'aws:TagKeys': keys }),
    ...Object.fromEntries(
      keys.map(key => [`aws:RequestTag/${key}`, tags[key]]),
    ),
  };
}
