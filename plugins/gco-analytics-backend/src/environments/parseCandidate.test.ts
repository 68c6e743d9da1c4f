import { JsonObject } from '@backstage/types';
import { ConfigAccountRegistry } from '../accounts';
import { parseCandidate } from './parseCandidate';

const accounts = new ConfigAccountRegistry({
  accounts: [
    {
      accountId: '444455556666',
      name: 'Analytics sandbox',
      regions: ['eu-west-1', 'us-east-1'],
      readRoleArn: 'arn:aws:iam::444455556666:role/gco-analytics-read',
    },
  ],
});

const config = {
  environment: { name: 'demand-models', owner: 'group:default/forecasting' },
  account: '444455556666',
  region: 'eu-west-1',
  emr: { enabled: false },
};

const parse = (changes: JsonObject = {}) =>
  parseCandidate({ ...config, ...changes }, { projectName: 'gco', accounts });

const parseEnvironment = (changes: JsonObject) =>
  parse({ environment: { ...config.environment, ...changes } });

it('reads what the portal has to know and keeps the rest', () => {
  expect(parse()).toEqual({
    name: 'demand-models',
    owner: 'group:default/forecasting',
    accountId: '444455556666',
    region: 'eu-west-1',
    stackName: 'gco-analytics-demand-models',
    config: { ...config, projectName: 'gco' },
  });
});

it.each([
  ['forecasting', 'group:default/forecasting'],
  ['Group:Default/Forecasting', 'group:default/forecasting'],
  ['partners/forecasting', 'group:partners/forecasting'],
])('takes owner %s as %s', (given, expected) => {
  const candidate = parseEnvironment({ owner: given });
  expect(candidate.owner).toBe(expected);
  expect(candidate.config.environment).toMatchObject({ owner: expected });
});

it.each<[JsonObject, string]>([
  [{ name: 'Demand' }, "'Demand'"],
  [{ name: 'x' }, "'x'"],
  [{ name: 'a'.repeat(21) }, 'aaa'],
  [{ name: '../demand' }, "'../demand'"],
  [{ name: 'dеmand' }, "'dеmand'"],
  [{ name: 5 }, 'got 5'],
  [{ name: '__proto__' }, "'__proto__'"],
  [{ owner: 'user:default/ana' }, "'user:default/ana'"],
  [{ owner: 'group:default/' }, "'group:default/'"],
  [{ owner: 'group:default/a b' }, "'group:default/a b'"],
  [{ owner: '*' }, "'*'"],
  [{ owner: ['group:default/a'] }, '["group:default/a"]'],
])('refuses %j', (changes, offending) => {
  expect(() => parseEnvironment(changes)).toThrow(
    expect.objectContaining({
      name: 'InputError',
      message: expect.stringContaining(offending),
    }),
  );
});

it.each<[JsonObject, string]>([
  [{ environment: null }, 'null'],
  [{ environment: [] }, '[]'],
  [{ account: '999999999999' }, "Account '999999999999'"],
  [{ account: 444455556666 }, '444455556666'],
  [{ account: '4444*' }, "'4444*'"],
  [{ region: 'eu-central-1' }, "Region 'eu-central-1'"],
  [{ region: 'mars-north-1' }, "'mars-north-1'"],
  [{ projectName: 'other' }, '"other"'],
  [{ access: { hubRoleArn: 'arn:aws:iam::999999999999:role/x' } }, 'access'],
])('refuses %j', (changes, offending) => {
  expect(() => parse(changes)).toThrow(
    expect.objectContaining({
      name: 'InputError',
      message: expect.stringContaining(offending),
    }),
  );
});
