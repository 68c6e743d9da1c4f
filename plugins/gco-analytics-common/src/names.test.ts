import {
  ACCOUNT_ID_PATTERN,
  PROFILE_NAME_PATTERN,
  REGION_PATTERN,
  isEnvironmentName,
} from './names';

describe('isEnvironmentName', () => {
  it.each(['abc', 'demand-models', 'a1-b2-c3', 'abcdefghij0123456789'])(
    'admits %s',
    name => expect(isEnvironmentName(name)).toBe(true),
  );

  it.each([
    '',
    'ab',
    'abcdefghij01234567890',
    'Demand',
    '1models',
    '-models',
    'models-',
    'demand--models',
    'demand_models',
    'demand.models',
    'demand models',
    'demand/../x',
    'modèles',
    'модели',
    'models\n',
    '*',
    '%',
  ])('refuses %j', name => expect(isEnvironmentName(name)).toBe(false));
});

it.each([
  [ACCOUNT_ID_PATTERN, '012345678901', true],
  [ACCOUNT_ID_PATTERN, '12345678901', false],
  [ACCOUNT_ID_PATTERN, '1234567890123', false],
  [REGION_PATTERN, 'eu-west-1', true],
  [REGION_PATTERN, 'us-gov-west-1', true],
  [REGION_PATTERN, 'eu-west', false],
  [REGION_PATTERN, 'eu-west-1.evil', false],
  [PROFILE_NAME_PATTERN, 'a', true],
  [PROFILE_NAME_PATTERN, 'ana--diaz', true],
  [PROFILE_NAME_PATTERN, 'a'.repeat(63), true],
  [PROFILE_NAME_PATTERN, 'a'.repeat(64), false],
  [PROFILE_NAME_PATTERN, 'ana-', false],
  [PROFILE_NAME_PATTERN, 'ana.diaz', false],
])('%s on %s: %s', (pattern, value, expected) => {
  expect(new RegExp(pattern).test(value)).toBe(expected);
});
