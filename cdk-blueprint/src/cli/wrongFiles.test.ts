import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyDirectory } from '../__testUtils__/templates';
import { runSynth } from './runSynth';

/** The one message that the command prints for a config file. */
function messageFor(
  content: string | Buffer,
  { name = 'c.yaml', args = [] as string[] } = {},
): string {
  const cwd = emptyDirectory();
  writeFileSync(join(cwd, name), content);
  const out: string[] = [];
  const err: string[] = [];
  const code = runSynth({
    args: [...args, '--config', name, '--out', 'out'],
    cwd,
    out: line => out.push(line),
    err: line => err.push(line),
  });
  expect({ code, out, messages: err.length }).toEqual({
    code: 1,
    out: [],
    messages: 1,
  });
  expect(readdirSync(cwd)).toEqual([name]);
  return err[0].replace(cwd, '.');
}

const MINIMAL = `
environment: { name: forecasting, owner: group:default/forecasting }
account: '444455556666'
region: eu-west-1
`;
const HEADING = 'synth: The environment config is not valid:\n  ';
const NO_CONFIG = `${HEADING}config: must be an object with projectName, environment, account, region, globalRegion, network, studio, storage, emr, login, cognito, access, gco`;

describe('a file that is no config', () => {
  it.each([
    ['a list', '- a\n- b\n', '["a","b"]'],
    ['a text', 'just text\n', '"just text"'],
    ['a number', '42\n', '42'],
    ['nothing', '', 'null'],
    ['white space', ' \n\n', 'null'],
    ['a comment', '# nothing\n', 'null'],
    ['null', '~\n', 'null'],
  ])('says what it is: %s', (_what, content, got) => {
    expect(messageFor(content)).toBe(`${NO_CONFIG} (got ${got})`);
  });

  it.each([
    ['a list', '[]', '[]'],
    ['a text', '"x"', '"x"'],
    ['null', 'null', 'null'],
  ])('says what it is in JSON: %s', (_what, content, got) => {
    const message = messageFor(content, { name: 'c.json' });
    expect(message).toBe(`${NO_CONFIG} (got ${got})`);
  });

  it('is JSON without content', () => {
    expect(messageFor('', { name: 'c.json' })).toMatch(
      /^synth: The config file \.\/c\.json is not JSON: [^\n]+$/,
    );
  });

  it.each([
    ['a tab that indents', 'network:\n\tcidr: x\n'],
    ['a quote that does not end', `${MINIMAL}projectName: "gco\n`],
    ['two documents', `${MINIMAL}---\n${MINIMAL}`],
    ['an alias of nothing', `${MINIMAL}network: *shared\n`],
    ['an alias that becomes a million', aliases()],
    ['control characters', 'a: \u0000\u0001: [\n'],
  ])('is not YAML: %s', (_what, content) => {
    expect(messageFor(content)).toMatch(
      /^synth: The config file \.\/c\.yaml is not YAML: [^\n]+$/,
    );
  });
});

it('shows little of a file that is no text', () => {
  const picture = Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    Buffer.alloc(10_000),
  ]);
  const message = messageFor(picture);
  expect(message).toContain(`${NO_CONFIG} (got "`);
  expect(message.length).toBeLessThan(350);
  // Nothing that a terminal would obey.
  // eslint-disable-next-line no-control-regex
  expect(message).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
});

describe('a file that cannot be read', () => {
  it.each([
    ['that is missing', 'missing.yaml', '(no such file)'],
    ['that is a directory', 'directory', '(EISDIR)'],
    ['below a file', 'file.yaml/c.yaml', '(ENOTDIR)'],
    ['with an impossible name', 'x'.repeat(300), '(ENAMETOOLONG)'],
  ])('says why: one %s', (_what, config, reason) => {
    const cwd = emptyDirectory();
    mkdirSync(join(cwd, 'directory'));
    writeFileSync(join(cwd, 'file.yaml'), MINIMAL);
    const err: string[] = [];
    const code = runSynth({
      args: ['--config', config, '--out', 'out'],
      cwd,
      out: () => {},
      err: line => err.push(line),
    });
    expect(code).toBe(1);
    expect(err).toEqual([
      `synth: The config file ${join(cwd, config)} cannot be read ${reason}`,
    ]);
  });
});

describe('a value that is wrong', () => {
  it.each([
    [
      'a huge number',
      'studio: { maxUsers: 99999999999999999999999 }',
      'studio.maxUsers: must be a whole number from 1 to 1000 (got 1e+23)',
    ],
    [
      'a number beyond all',
      'studio: { maxUsers: 1e999 }',
      'studio.maxUsers: must be a whole number from 1 to 1000 (got Infinity)',
    ],
    [
      'no number',
      'studio: { maxUsers: .nan }',
      'studio.maxUsers: must be a whole number from 1 to 1000 (got NaN)',
    ],
    [
      'a word for true',
      'emr: { livy: yes }',
      'emr.livy: must be true or false (got "yes")',
    ],
    [
      'a section without keys',
      'network:',
      'network: must be an object with mode, cidr, maxAzs, endpoints, s3Policy (got null)',
    ],
    [
      'a key nobody knows',
      'network: { cidrr: 10.0.0.0/16 }',
      'network.cidrr: unknown key, known here: mode, cidr, maxAzs, endpoints, s3Policy (got "10.0.0.0/16")',
    ],
  ])('is named: %s', (_what, line, problem) => {
    expect(messageFor(`${MINIMAL}${line}\n`)).toBe(`${HEADING}${problem}`);
  });

  it('is named in the config of a foundation', () => {
    const foundation = `
account: '444455556666'
region: eu-west-1
accelerator: { enable: true }
`;
    expect(messageFor(foundation, { args: ['--foundation'] })).toBe(
      'synth: The foundation config is not valid:\n  accelerator.enable: unknown key, known here: enabled, name, healthCheckPath, healthCheckIntervalSeconds, healthCheckThreshold, clientAffinity (got true)',
    );
  });

  it('is cut when it is huge', () => {
    const message = messageFor(
      `${MINIMAL}projectName: ${'x'.repeat(1_000_000)}\n`,
    );
    expect(message).toMatch(/projectName: .* \(got "x{79}…\)$/);
    expect(message.length).toBeLessThan(300);
  });
});

/** Nine lists of ten, each of the one before. */
function aliases(): string {
  const lists = Array.from({ length: 9 }, (_, index) => {
    const member = index === 0 ? 'x' : `*a${index - 1}`;
    return `a${index}: &a${index} [${Array(10).fill(member).join(', ')}]`;
  });
  return `${lists.join('\n')}\n`;
}
