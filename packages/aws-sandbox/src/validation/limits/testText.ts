import { compilePattern } from './compilePattern';

/** Whether a text keeps to a pattern. */
export type TextTest = (text: string) => boolean;

const MAIL_TEXT = '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*';
const IS_MAIL_TEXT = new RegExp(`^${MAIL_TEXT}$`, 'u');

/** The same rules as patterns of the models, for those with which a long text would take seconds. */
const LINEAR_TESTS: ReadonlyMap<string, TextTest> = new Map([
  [
    `${MAIL_TEXT}\\{####\\}${MAIL_TEXT}`,
    text => IS_MAIL_TEXT.test(text) && text.includes('{####}'),
  ],
  [
    `${MAIL_TEXT}\\{##${MAIL_TEXT}##\\}${MAIL_TEXT}`,
    text => {
      const start = text.indexOf('{##');
      return (
        IS_MAIL_TEXT.test(text) && start >= 0 && text.includes('##}', start + 3)
      );
    },
  ],
  ['\\/?.+\\/.+', text => /^.+$/.test(text) && text.slice(1, -1).includes('/')],
]);

/**
 * A test for a pattern of a service model, in time that grows with the text's length only.
 *
 * @param options.dotAll a dot stands for line ends, too
 */
export function testText(
  pattern: string,
  options: { dotAll?: boolean } = {},
): TextTest {
  const linear = LINEAR_TESTS.get(pattern);
  if (linear) {
    return linear;
  }
  const compiled = compilePattern(pattern, options);
  return text => compiled.test(text);
}
