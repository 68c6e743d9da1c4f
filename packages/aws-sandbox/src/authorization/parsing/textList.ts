import { malformed } from './malformed';

/** A member that is a text or a list of texts, as a list; nothing when it is absent. */
export function textList(
  element: Record<string, unknown>,
  key: string,
): string[] | undefined {
  const value = element[key];
  if (value === undefined) {
    return undefined;
  }
  const list = [value].flat();
  if (!list.every(item => typeof item === 'string')) {
    throw malformed(
      `Syntax errors in policy: ${key} must be text or a list of texts.`,
    );
  }
  return list as string[];
}
