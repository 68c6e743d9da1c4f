import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyDirectory } from '../__testUtils__/templates';
import { runSynth } from './runSynth';

const MINIMAL = `
environment: { name: forecasting, owner: group:default/forecasting }
account: '444455556666'
region: eu-west-1
`;

const FOUNDATION = `
account: '444455556666'
region: eu-west-1
`;

function run(args: string[], files: Record<string, string> = {}) {
  const cwd = emptyDirectory();
  Object.entries(files).forEach(([name, text]) =>
    writeFileSync(join(cwd, name), text),
  );
  const out: string[] = [];
  const err: string[] = [];
  const code = runSynth({
    args,
    cwd,
    out: line => out.push(line),
    err: line => err.push(line),
  });
  return { code, out, err, cwd };
}

const template = (cwd: string, dir = 'out') =>
  JSON.parse(
    readFileSync(
      join(cwd, dir, 'gco-analytics-forecasting.template.json'),
      'utf8',
    ),
  );

it('writes the cloud assembly of a config with only the required keys', () => {
  const { code, out, err, cwd } = run(['--config', 'c.yaml', '--out', 'out'], {
    'c.yaml': MINIMAL,
  });
  expect({ code, err }).toEqual({ code: 0, err: [] });
  expect(out).toEqual([
    `gco-analytics-forecasting: ${join(
      cwd,
      'out',
      'gco-analytics-forecasting.template.json',
    )}`,
  ]);
  expect(readdirSync(join(cwd, 'out'))).toEqual(
    expect.arrayContaining(['manifest.json', 'cdk.out']),
  );
  expect(template(cwd).Resources.StudioDomain.Type).toBe(
    'AWS::SageMaker::Domain',
  );
  expect(template(cwd).Resources).not.toHaveProperty('AccessRole');
});

it('reads JSON too, and makes directories on the way', () => {
  const config = {
    environment: { name: 'forecasting', owner: 'group:default/forecasting' },
    account: '444455556666',
    region: 'us-east-1',
  };
  const { code, cwd } = run(['--config', 'c.json', '--out', 'a/b/c'], {
    'c.json': JSON.stringify(config),
  });
  expect(code).toBe(0);
  expect(template(cwd, 'a/b/c').Outputs).toHaveProperty('DomainId');
});

it('writes the cloud assembly of a foundation', () => {
  const { code, out, err, cwd } = run(
    ['--foundation', '--config', 'f.yaml', '--out', 'out'],
    { 'f.yaml': FOUNDATION },
  );
  expect({ code, err }).toEqual({ code: 0, err: [] });
  const file = join(cwd, 'out', 'gco-foundation.template.json');
  expect(out).toEqual([`gco-foundation: ${file}`]);
  expect(JSON.parse(readFileSync(file, 'utf8')).Outputs).toHaveProperty(
    'BlueprintVersion',
  );
});

it('can write to the same directory twice', () => {
  const { cwd } = run(['--config', 'c.yaml', '--out', 'out'], {
    'c.yaml': MINIMAL,
  });
  const again = runSynth({
    args: ['--config', 'c.yaml', '--out', 'out'],
    cwd,
    out: () => {},
    err: () => {},
  });
  expect(again).toBe(0);
});

it('takes an account id as it is written, quoted or not', () => {
  const unquoted = MINIMAL.replace("'444455556666'", '004455556666');
  const { code, err, cwd } = run(['--config', 'c.yaml', '--out', 'out'], {
    'c.yaml': unquoted,
  });
  expect({ code, err }).toEqual({ code: 0, err: [] });
  expect(JSON.stringify(template(cwd))).toContain('004455556666');
});

describe('one clear message', () => {
  const USAGE =
    'usage: npm run synth -- [--foundation] --config FILE --out DIR';
  it.each<[string, string[], Record<string, string>, RegExp | string]>([
    ['no arguments', [], {}, `synth: --config is missing; ${USAGE}`],
    [
      'no directory',
      ['--config', 'c.yaml'],
      {},
      `synth: --out is missing; ${USAGE}`,
    ],
    [
      'an unknown option',
      ['--hub'],
      {},
      `synth: Unknown option '--hub'; ${USAGE}`,
    ],
    [
      'a foundation without a config',
      ['--foundation'],
      {},
      `synth: --config is missing; ${USAGE}`,
    ],
    [
      'a value for the switch',
      ['--foundation=yes', '--config', 'c.yaml', '--out', 'o'],
      {},
      /^synth: Option '--foundation' does not take an argument; usage/,
    ],
    [
      "an environment's config for a foundation",
      ['--foundation', '--config', 'c.yaml', '--out', 'o'],
      { 'c.yaml': MINIMAL },
      /^synth: The foundation config is not valid:\n {2}environment: unknown key/,
    ],
    [
      "a foundation's config for an environment",
      ['--config', 'c.yaml', '--out', 'o'],
      { 'c.yaml': FOUNDATION },
      /^synth: The environment config is not valid:\n {2}environment: must be an object/,
    ],
    [
      'an option without value',
      ['--config'],
      {},
      /^synth: Option '--config <value>' argument missing; usage/,
    ],
    [
      'no file',
      ['--config', 'c.yaml', '--out', 'o'],
      {},
      /^synth: The config file .*c\.yaml cannot be read \(no such file\)$/,
    ],
    [
      'a directory for a file',
      ['--config', '.', '--out', 'o'],
      {},
      /^synth: The config file .* cannot be read \(EISDIR\)$/,
    ],
    [
      'broken JSON',
      ['--config', 'c.json', '--out', 'o'],
      { 'c.json': '{' },
      /^synth: The config file .*c\.json is not JSON: /,
    ],
    [
      'broken YAML',
      ['--config', 'c.yaml', '--out', 'o'],
      { 'c.yaml': 'a: [' },
      /^synth: The config file .*c\.yaml is not YAML: /,
    ],
    [
      'a key twice',
      ['--config', 'c.yaml', '--out', 'o'],
      { 'c.yaml': 'a: 1\na: 2' },
      /is not YAML: Map keys must be unique/,
    ],
    [
      'an empty file',
      ['--config', 'c.yaml', '--out', 'o'],
      { 'c.yaml': '' },
      /config: must be an object with projectName/,
    ],
    [
      'a file for the directory',
      ['--config', 'c.yaml', '--out', 'c.yaml'],
      { 'c.yaml': MINIMAL },
      /^synth: The directory .*c\.yaml cannot be made \(EEXIST\)$/,
    ],
    [
      'a wrong value',
      ['--config', 'c.yaml', '--out', 'o'],
      { 'c.yaml': `${MINIMAL}network: { cidr: 10.0.0.0/8 }` },
      /network\.cidr: must be a private IPv4 range .* \(got "10\.0\.0\.0\/8"\)/,
    ],
  ])('for %s', (_name, args, files, expected) => {
    const { code, out, err } = run(args, files);
    expect(code).toBe(1);
    expect(out).toEqual([]);
    expect(err).toHaveLength(1);
    expect(err[0]).toMatch(expected);
    expect(err[0]).not.toContain('caused by');
  });

  it('and nothing written when the config is wrong', () => {
    const { cwd } = run(['--config', 'c.yaml', '--out', 'out'], {
      'c.yaml': 'region: x',
    });
    expect(readdirSync(cwd)).toEqual(['c.yaml']);
  });

  it('when the directory cannot be written to', () => {
    const cwd = emptyDirectory();
    writeFileSync(join(cwd, 'c.yaml'), MINIMAL);
    mkdirSync(join(cwd, 'out', 'manifest.json'), { recursive: true });
    const err: string[] = [];
    const code = runSynth({
      args: ['--config', 'c.yaml', '--out', 'out'],
      cwd,
      out: () => {},
      err: line => err.push(line),
    });
    expect({ code, lines: err.length }).toEqual({ code: 1, lines: 1 });
  });
});
