/** Flags that Java's patterns carry at their start. */
const INLINE_FLAGS = /^\(\?([ims]+)\)/;
/** Quantifiers that give nothing back; what they match, greedy ones match too, in the patterns that services have. */
const POSSESSIVE = /((?:^|[^\\])(?:\\\\)*(?:[*+?]|\{\d+(?:,\d*)?\}))\+/g;

/**
 * Turns a pattern of a service model, which is Java's, into one for the whole text.
 *
 * @param options.dotAll a dot stands for line ends, too
 */
export function compilePattern(
  pattern: string,
  options: { dotAll?: boolean } = {},
): RegExp {
  const inline = INLINE_FLAGS.exec(pattern)?.[1] ?? '';
  const flags = new Set(inline);
  if (options.dotAll) {
    flags.add('s');
  }
  if (/\\[pP]\{/.test(pattern)) {
    flags.add('u');
  }
  const source = pattern
    .replace(INLINE_FLAGS, '')
    .replace(/\\A/g, '^')
    .replace(/\\[zZ]/g, '$')
    .replace(POSSESSIVE, '$1');
  return new RegExp(
    `^(?:${flags.has('u') ? strict(source) : source})$`,
    [...flags].join(''),
  );
}

/** JavaScript's Unicode patterns know escapes of their own signs only, and no range from a class of signs on. */
function strict(source: string): string {
  return source
    .replace(/\\([^\w\s^$\\.*+?()[\]{}|/-])/g, '$1')
    .replace(/(\\[pP]\{[^}]*\}|\\[wWdDsS])-(?!\])/g, '$1\\-');
}
