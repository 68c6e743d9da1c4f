import { RegionInfo } from 'aws-cdk-lib/region-info';
import { KNOWN_REGIONS, partitionOf, zonesIn } from './regions';

it('knows every region of its partitions that the CDK knows', () => {
  const known = RegionInfo.regions.filter(({ partition }) =>
    ['aws', 'aws-cn', 'aws-us-gov'].includes(partition ?? ''),
  );
  expect(known.length).toBeGreaterThan(30);
  expect(
    known.map(({ name }) => name).filter(name => !KNOWN_REGIONS.includes(name)),
  ).toEqual([]);
});

it.each([
  ['eu-west-1', 'aws'],
  ['cn-north-1', 'aws-cn'],
  ['us-gov-west-1', 'aws-us-gov'],
  ['eu-west-9', undefined],
  ['', undefined],
])('places %s in %s', (region, partition) => {
  expect(partitionOf(region)).toBe(partition);
});

it('knows where there are fewer zones', () => {
  expect(zonesIn('us-west-1')).toBe(2);
  expect(zonesIn('eu-west-1')).toBe(3);
});
