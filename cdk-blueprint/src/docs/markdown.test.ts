import { code, codes, list, page, prose, table } from './markdown';

it('writes a table with columns as wide as they need to be', () => {
  expect(
    table(
      ['key', 'meaning'],
      [
        ['a', 'one'],
        ['longer key', 'this | that'],
      ],
    ),
  ).toBe(
    [
      '| key        | meaning      |',
      '| ---------- | ------------ |',
      '| a          | one          |',
      '| longer key | this \\| that |',
    ].join('\n'),
  );
});

it('gives narrow columns the three dashes that a table needs', () => {
  expect(table(['a'], [['b']])).toBe('| a   |\n| --- |\n| b   |');
});

it.each([
  ['<project>-accelerator', '\\<project>-accelerator'],
  ['letters or _+=,.', 'letters or \\_+=,.'],
  ['s3:* and all', 's3:\\* and all'],
  ['all_deployed_regions', 'all_deployed_regions'],
  ['plain text', 'plain text'],
])('escapes %s', (text, expected) => {
  expect(prose(text)).toBe(expected);
});

it('writes code, lists and pages', () => {
  expect(code('')).toBe('');
  expect(codes(['a', 'b'])).toBe('`a`, `b`');
  expect(list(['a', 'b'])).toBe('- a\n- b');
  expect(page(['# A', '', 'text'])).toBe('# A\n\ntext\n');
});
