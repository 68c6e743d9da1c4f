/** Text as code; text without any is left out. */
export const code = (text: string): string => (text ? `\`${text}\`` : '');

/** Several things as code, separated by commas. */
export const codes = (texts: readonly string[]): string =>
  texts.map(code).join(', ');

/** Text that is not Markdown: what would be read as a tag or as emphasis is escaped. */
export const prose = (text: string): string =>
  text.replace(/<|(?<![A-Za-z0-9])[_*]|[_*](?![A-Za-z0-9])/g, '\\$&');

/** A table whose columns are as wide as their widest cell, which is how the formatter of this repository writes them. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const cells = [head, ...rows].map(row => row.map(escapeCell));
  const widths = head.map((_, column) =>
    Math.max(3, ...cells.map(row => row[column].length)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  const [first, ...others] = cells.map(line);
  const rule = line(widths.map(width => '-'.repeat(width)));
  return [first, rule, ...others].join('\n');
}

/** A list with one line for each entry. */
export const list = (entries: readonly string[]): string =>
  entries.map(entry => `- ${entry}`).join('\n');

/** Blocks of a page, with an empty line between them. */
export const page = (blocks: readonly string[]): string =>
  `${blocks.filter(Boolean).join('\n\n')}\n`;

/** A bar would end the cell, even within code. */
function escapeCell(text: string): string {
  return text.replace(/\|/g, '\\|');
}
