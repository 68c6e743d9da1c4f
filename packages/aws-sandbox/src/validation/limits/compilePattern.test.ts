import { readdirSync } from 'fs';
import { compilePattern } from './compilePattern';
import { LIMITS_FOLDER, readLimits } from './readLimits';
import { testText } from './testText';

describe('patterns of service models', () => {
  it.each([
    ['[a-z]+', 'abc', 'abc1'],
    ['^[a-z]+', 'abc', 'abc1'],
    ['a|bc', 'bc', 'abc'],
    ['(?s).*', 'a\nb', undefined],
    ['(?i)abc', 'ABC', 'ABCD'],
    ['\\Aabc\\z', 'abc', 'abcd'],
    ['a*+b', 'aab', 'aa'],
    ['[a-z]{1,3}+', 'abc', 'abcd'],
    ['[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*', 'ä ö_1', 'a!'],
    ['[\\p{L}\\p{Z}-_]*', 'ä-_', 'a!'],
    ['\\p{ASCII}*', 'abc', 'ä'],
    ['[a-zA-Z0-9-_]+', 'a-_', 'a.'],
    ['.*', 'ab', 'a\nb'],
  ])('%s are those of Java', (pattern, right, wrong) => {
    expect(compilePattern(pattern).test(right)).toBe(true);
    expect(wrong !== undefined && compilePattern(pattern).test(wrong)).toBe(
      false,
    );
  });

  it('let a dot stand for line ends where a service means it so', () => {
    expect(compilePattern('.*', { dotAll: true }).test('a\nb')).toBe(true);
  });

  it.each([
    [
      '\\/?.+\\/.+',
      ['a/b', '/a/b', '//b', 'a//'],
      ['/b', 'a/', '/', 'ab', 'a\n/b'],
    ],
    [
      '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*\\{####\\}[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*',
      ['{####}', 'It is {####}.'],
      ['####', '{####}\u0000'],
    ],
    [
      '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*\\{##[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*##\\}[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*',
      ['{####}', 'Take {##this link##}!', '{## {##a##}'],
      ['{##}', '##}{##', '{##a##}\u0000'],
    ],
  ])('%s mean the same in linear time', (pattern, right, wrong) => {
    const slow = compilePattern(pattern);
    const quick = testText(pattern);
    for (const text of [...right, ...wrong]) {
      expect([text, quick(text)]).toEqual([text, right.includes(text)]);
      expect([text, slow.test(text)]).toEqual([text, right.includes(text)]);
    }
  });

  it('take no time with long texts that do not fit', () => {
    const slow: string[] = [];
    for (const file of readdirSync(LIMITS_FOLDER)) {
      const { shapes } = readLimits(file.replace(/\.json$/, ''))!;
      for (const [name, { pattern, max = 20_000 }] of Object.entries(shapes)) {
        if (pattern !== undefined && millisecondsOf(pattern, max) > 250) {
          slow.push(`${file} ${name} ${pattern}`);
        }
      }
    }
    expect(slow).toEqual([]);
  }, 60_000);
});

/** The longest that a pattern takes with texts which make patterns search. */
function millisecondsOf(pattern: string, max: number): number {
  const test = testText(pattern);
  const length = Math.min(max, 20_000);
  return Math.max(
    ...['a', '1', 'a-', '/', 'a.', '{##}', 'arn:'].map(part => {
      const text = `${part.repeat(Math.ceil(length / part.length))}`.slice(
        0,
        length - 1,
      );
      const started = process.hrtime.bigint();
      test(`${text}\u0000`);
      return Number(process.hrtime.bigint() - started) / 1e6;
    }),
  );
}
