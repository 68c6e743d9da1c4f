import { access, minimalInput } from '../__testUtils__/configs';
import { problemsOf, withValue } from '../__testUtils__/problems';
import { parseEnvironmentConfig } from './parseEnvironmentConfig';

const problems = (input: unknown) =>
  problemsOf(parseEnvironmentConfig, 'environment', input);

const BYTES = 12_288;
const script = (bytes: number) => `#!${'x'.repeat(bytes - 2)}`;
const vpce = (tail: string) => `vpce-${tail}`;

const COST_CENTRE =
  'must be 1 to 64 letters, digits, spaces or _.:/=+@-, neither beginning nor ending with a space';
const DATE = 'must be a date of the calendar such as 2027-03-31';
const PREFIX =
  'must be 1 to 63 lower-case letters, digits or hyphens, neither beginning nor ending with a hyphen and without the words aws, amazon and cognito';
const SCRIPT =
  'must be a script that begins with #!, of at most 12288 bytes in UTF-8 and with line feeds only, no carriage returns';
const REGION = 'must be an AWS region, such as eu-west-1';
const FLAG = 'must be true or false';
const ENDPOINT =
  'must be athena, bedrock-runtime, codeartifact, ec2, elasticfilesystem, experiments, feature-store, glue, monitoring, notebook, projects, secretsmanager or ssm';

describe('a good value', () => {
  it.each([
    ['environment.costCentre', 'CC 47/11'],
    ['environment.costCentre', 'Köln'],
    ['environment.costCentre', 'x'.repeat(64)],
    ['environment.expiresOn', '2028-02-29'],
    ['network.mode', 'isolated'],
    ['network.endpoints', ['athena', 'glue', 'codeartifact']],
    ['network.s3Policy', 'restricted'],
    ['studio.canvas', { enabled: true, timeSeries: true }],
    ['studio.hyperpod.enabled', true],
    ['studio.homeEfs', 'disabled'],
    ['studio.lifecycleScripts', { jupyterLab: '#!/bin/bash\ntrue\n' }],
    ['studio.lifecycleScripts', { codeEditor: script(BYTES) }],
    ['login.enabled', false],
    ['cognito.domainPrefix', 'a'],
    ['cognito.domainPrefix', 'acme-forecasting'],
    ['cognito.domainPrefix', 'a'.repeat(63)],
    ['cognito.removalPolicy', 'retain'],
    ['gco', { integration: true, apiRegion: 'us-east-2' }],
  ])('can be %s %j', (path, value) => {
    expect(problems(withValue(path, value))).toEqual([]);
  });
});

describe('a wrong value', () => {
  it.each([
    ['environment.costCentre', '', COST_CENTRE, '""'],
    ['environment.costCentre', ' CC', COST_CENTRE, '" CC"'],
    ['environment.costCentre', 'CC ', COST_CENTRE, '"CC "'],
    ['environment.costCentre', 'a*b', COST_CENTRE, '"a*b"'],
    [
      'environment.costCentre',
      'x'.repeat(65),
      COST_CENTRE,
      `"${'x'.repeat(65)}"`,
    ],
    ['environment.costCentre', 4711, COST_CENTRE, '4711'],
    ['environment.expiresOn', '2027-02-29', DATE, '"2027-02-29"'],
    ['environment.expiresOn', '31.12.2027', DATE, '"31.12.2027"'],
    ['environment.expiresOn', 20271231, DATE, '20271231'],
    ['environment.expiresOn', null, DATE, 'null'],
    [
      'network.endpoints',
      'athena',
      'must be a list of interface endpoints',
      '"athena"',
    ],
    [
      'network.endpoints',
      ['glue', 'glue'],
      'must not name an endpoint twice',
      '["glue","glue"]',
    ],
    ['network.s3Policy', 'closed', 'must be open or restricted', '"closed"'],
    ['studio.canvas.enabled', 'yes', FLAG, '"yes"'],
    ['studio.hyperpod.enabled', 1, FLAG, '1'],
    ['studio.homeEfs', true, 'must be enabled or disabled', 'true'],
    [
      'studio.lifecycleScripts.jupyterLab',
      'pip install x',
      SCRIPT,
      '"pip install x"',
    ],
    ['studio.lifecycleScripts.jupyterLab', '', SCRIPT, '""'],
    ['studio.lifecycleScripts.jupyterLab', '#!', SCRIPT, '"#!"'],
    [
      'studio.lifecycleScripts.codeEditor',
      '#!/bin/sh\r\n',
      SCRIPT,
      '"#!/bin/sh\\r\\n"',
    ],
    ['login.enabled', 'false', FLAG, '"false"'],
    ['cognito.domainPrefix', '', PREFIX, '""'],
    ['cognito.domainPrefix', '-acme', PREFIX, '"-acme"'],
    ['cognito.domainPrefix', 'acme-', PREFIX, '"acme-"'],
    ['cognito.domainPrefix', 'Acme', PREFIX, '"Acme"'],
    ['cognito.domainPrefix', 'acme.login', PREFIX, '"acme.login"'],
    ['cognito.domainPrefix', 'laws', PREFIX, '"laws"'],
    ['cognito.domainPrefix', 'my-amazon', PREFIX, '"my-amazon"'],
    ['cognito.domainPrefix', 'cognito1', PREFIX, '"cognito1"'],
    ['cognito.domainPrefix', 'a'.repeat(64), PREFIX, `"${'a'.repeat(64)}"`],
    [
      'cognito.removalPolicy',
      'Retain',
      'must be destroy or retain',
      '"Retain"',
    ],
    ['gco.integration', 'on', FLAG, '"on"'],
    ['gco.apiRegion', 'us-east-9', REGION, '"us-east-9"'],
  ])('is named: %s %j', (path, value, rule, got) => {
    expect(problems(withValue(path, value))).toEqual([
      `${path}: ${rule} (got ${got})`,
    ]);
  });

  it('is a script too long for SageMaker, counted in bytes', () => {
    const path = 'studio.lifecycleScripts.jupyterLab';
    const tooLong = [script(BYTES + 1), `#!${'ü'.repeat(BYTES / 2)}`];
    for (const text of tooLong) {
      expect(problems(withValue(path, text))).toEqual([
        expect.stringContaining(`${path}: ${SCRIPT} (got "#!`),
      ]);
    }
    const longest = Buffer.from(script(BYTES)).toString('base64');
    expect(longest).toHaveLength(16_384);
  });

  it('is named by its place in a list', () => {
    expect(problems(withValue('network.endpoints', ['glue', 's3']))).toEqual([
      `network.endpoints[1]: ${ENDPOINT} (got "s3")`,
    ]);
    const sourceVpceIds = [vpce('01234567'), vpce('XYZ'), 'vpc-01234567', 7];
    const rule =
      'must be the id of a VPC endpoint, such as vpce-0123456789abcdef0';
    expect(
      problems({ ...minimalInput, access: { ...access, sourceVpceIds } }),
    ).toEqual([
      `access.sourceVpceIds[1]: ${rule} (got "vpce-XYZ")`,
      `access.sourceVpceIds[2]: ${rule} (got "vpc-01234567")`,
      `access.sourceVpceIds[3]: ${rule} (got 7)`,
    ]);
  });

  it('is a VPC endpoint named twice', () => {
    const sourceVpceIds = [vpce('01234567'), vpce('01234567')];
    expect(
      problems({ ...minimalInput, access: { ...access, sourceVpceIds } }),
    ).toEqual([
      'access.sourceVpceIds: must not name a VPC endpoint twice (got ["vpce-01234567","vpce-01234567"])',
    ]);
  });
});

describe('what one key means for another', () => {
  const parse = (changes: object) =>
    parseEnvironmentConfig({ ...minimalInput, ...changes });

  it('restricts S3 where there is no internet, unless told otherwise', () => {
    const policy = (network: object) => parse({ network }).network.s3Policy;
    expect(policy({})).toBe('open');
    expect(policy({ mode: 'isolated' })).toBe('restricted');
    expect(policy({ mode: 'isolated', s3Policy: 'open' })).toBe('open');
    expect(policy({ mode: 'nat', s3Policy: 'restricted' })).toBe('restricted');
  });

  it('looks for the GCO API in the global region, unless told otherwise', () => {
    const region = (changes: object) => parse(changes).gco.apiRegion;
    expect(region({})).toBe('eu-west-1');
    expect(region({ globalRegion: 'us-east-2' })).toBe('us-east-2');
    const gco = { apiRegion: 'us-west-2' };
    expect(region({ globalRegion: 'us-east-2', gco })).toBe('us-west-2');
  });

  it('lets Canvas forecast only when there is a Canvas', () => {
    expect(problems(withValue('studio.canvas', { timeSeries: true }))).toEqual([
      'studio.canvas.timeSeries: must be false while canvas.enabled is false (got true)',
    ]);
  });

  it('has no sign-in where Cognito has no user pools', () => {
    const china = { ...minimalInput, region: 'cn-north-1' };
    expect(problems(china)).toEqual([
      'login.enabled: must be false in region cn-north-1, which has no Cognito user pools (got true, the default)',
    ]);
    expect(problems({ ...china, login: { enabled: false } })).toEqual([]);
    expect(problems({ ...minimalInput, region: 'us-gov-west-1' })).toEqual([]);
  });

  it.each(['0123456789abcdef0', '01234567'])(
    'opens Studio through VPC endpoint vpce-%s only without that sign-in',
    tail => {
      const input = {
        ...minimalInput,
        access: { ...access, sourceVpceIds: [vpce(tail)] },
      };
      expect(problems({ ...input, login: { enabled: false } })).toEqual([]);
      expect(problems(input)).toEqual([
        'login.enabled: must be false while access.sourceVpceIds names endpoints (got true, the default)',
      ]);
    },
  );

  it('has no endpoint that the region lacks', () => {
    const network = { endpoints: ['athena', 'codeartifact', 'projects'] };
    expect(
      problems({ ...minimalInput, region: 'mx-central-1', network }),
    ).toEqual([
      'network.endpoints[1]: must be an endpoint that region mx-central-1 has (got "codeartifact")',
      'network.endpoints[2]: must be an endpoint that region mx-central-1 has (got "projects")',
    ]);
  });

  it('counts the endpoints of an isolated network', () => {
    const small = { cidr: '10.0.0.0/23' };
    const studio = { canvas: { enabled: true }, maxUsers: 45 };
    expect(problems({ ...minimalInput, network: small, studio })).toEqual([]);
    const network = { ...small, mode: 'isolated' };
    expect(problems({ ...minimalInput, network, studio })).toEqual([
      expect.stringMatching(
        /^network\.cidr: must leave 196 addresses .* in 2 availability zones/,
      ),
    ]);
  });
});
