import { readableLogicalId } from './readableLogicalId';

it.each([
  [['StudioBucket', 'Resource'], 'StudioBucket'],
  [['FileSystem', 'Default'], 'FileSystem'],
  [
    ['ExecutionRole', 'DefaultPolicy', 'Resource'],
    'ExecutionRoleDefaultPolicy',
  ],
  [
    ['Lifecycle', 'Provider', 'framework-onEvent', 'Resource'],
    'LifecycleProviderFrameworkOnEvent',
  ],
  [['Vpc', 'WorkloadSubnet1', 'Subnet'], 'VpcWorkloadSubnet1Subnet'],
  [['from a/b:2049'], 'FromAB2049'],
])('reads %j as %s', (path, id) => {
  expect(readableLogicalId(path)).toBe(id);
});

it('keeps paths apart that differ in more than their separators', () => {
  expect(readableLogicalId(['Access', 'Role'])).not.toBe(
    readableLogicalId(['Access', 'Role', 'DefaultPolicy']),
  );
});
