import { environmentNames, environmentStackName } from './environmentNames';
import { KNOWN_REGIONS } from './regions';

const named = (projectName: string, name: string, region = 'eu-west-1') => ({
  projectName,
  environment: { name, owner: 'group:default/x' },
  region,
});
const longestRegion = [...KNOWN_REGIONS].sort((a, b) => b.length - a.length)[0];
const longest = named('p'.repeat(31), 'n'.repeat(20), longestRegion);

it('names an environment', () => {
  expect(environmentNames(named('gco', 'forecasting'))).toEqual({
    stack: 'gco-analytics-forecasting',
    domain: 'gco-analytics-forecasting',
    emrApplication: 'gco-analytics-forecasting',
    executionRole: 'AmazonSageMaker-gco_forecasting_eu-west-1',
    accessRole: 'gco_forecasting_eu-west-1-access',
    profileRole: 'gco_forecasting_eu-west-1-profile',
  });
  expect(environmentStackName(named('gco', 'forecasting'))).toBe(
    'gco-analytics-forecasting',
  );
});

it('keeps to the limits of AWS for the longest config', () => {
  const names = environmentNames(longest);
  expect(names.stack).toMatch(/^[A-Za-z][A-Za-z0-9-]{0,127}$/);
  expect(names.domain).toMatch(/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/);
  expect(names.emrApplication).toMatch(/^[A-Za-z0-9._/#-]{1,64}$/);
  for (const role of [
    names.executionRole,
    names.accessRole,
    names.profileRole,
  ]) {
    expect(role).toMatch(/^[\w+=,.@-]{1,64}$/);
  }
  expect(names.executionRole).toMatch(/^AmazonSageMaker-.*_n{20}_/);
});

it('never gives two environments of one account the same role', () => {
  const environments = [
    longest,
    named(`${'p'.repeat(30)}q`, 'n'.repeat(20), longestRegion),
    named('p'.repeat(31), 'n'.repeat(20), 'eu-west-1'),
    named('gco', 'a-b'),
    named('gco-a', 'bbb'),
    named('gco', 'a-bbb'),
    named('gco', 'a-bbb', 'us-east-1'),
  ];
  const roles = environments
    .map(environmentNames)
    .flatMap(n => [n.executionRole, n.accessRole, n.profileRole]);
  expect(new Set(roles).size).toBe(3 * environments.length);
});
