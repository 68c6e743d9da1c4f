import { regionHas } from './regionServices';

it.each([
  ['eu-west-1', 'cognito-idp', true],
  ['us-gov-west-1', 'cognito-idp', true],
  ['cn-north-1', 'cognito-idp', false],
  ['cn-northwest-1', 'cognito-idp', false],
  ['us-west-2', 'globalaccelerator', true],
  ['us-gov-east-1', 'globalaccelerator', false],
  ['cn-north-1', 'globalaccelerator', false],
  ['mars-north-1', 'globalaccelerator', true],
] as const)('%s has %s: %s', (region, service, expected) => {
  expect(regionHas(region, service)).toBe(expected);
});
