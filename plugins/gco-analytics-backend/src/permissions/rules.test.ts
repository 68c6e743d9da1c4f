import { EnvironmentResource } from './rules';
import { analyticsEnvironmentRules } from './rules';

const { isOwner, inAccount, hasState } = analyticsEnvironmentRules;

const environment: EnvironmentResource = {
  name: 'demand-models',
  owner: 'group:default/forecasting',
  accountId: '444455556666',
  region: 'eu-west-1',
  state: 'active',
};

it.each([
  [['group:default/forecasting'], true],
  [['user:default/ana', 'Group:Default/Forecasting'], true],
  [['group:default/fraud'], false],
  [['group:default/forecasting-team'], false],
  [[], false],
])('IS_OWNER of %j: %s', (owners, expected) => {
  expect(isOwner.apply(environment, { owners })).toBe(expected);
  expect(isOwner.toQuery({ owners })).toEqual({
    column: 'owner',
    values: owners.map(owner => owner.toLowerCase()),
  });
});

it.each([
  [['444455556666'], true],
  [['777788889999'], false],
  [['4444'], false],
  [[], false],
])('IN_ACCOUNT %j: %s', (accountIds, expected) => {
  expect(inAccount.apply(environment, { accountIds })).toBe(expected);
  expect(inAccount.toQuery({ accountIds })).toEqual({
    column: 'account_id',
    values: accountIds,
  });
});

it.each([
  [['active', 'failed'], true],
  [['failed'], false],
  [[], false],
])('HAS_STATE %j: %s', (states, expected) => {
  expect(hasState.apply(environment, { states })).toBe(expected);
  expect(hasState.toQuery({ states })).toEqual({
    column: 'state',
    values: states,
  });
});
