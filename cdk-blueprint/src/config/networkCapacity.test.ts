import { endpointNames } from '../network/endpointNames';
import { addressCapacity, CapacityInput } from './networkCapacity';

const input: CapacityInput = {
  region: 'eu-west-1',
  gco: { integration: false },
  network: { mode: 'nat', cidr: '10.0.0.0/23', maxAzs: 2, endpoints: [] },
  studio: {
    maxUsers: 20,
    canvas: { enabled: false, timeSeries: false },
    homeEfs: 'enabled',
  },
  emr: { enabled: true, livy: true, maximumCapacity: { vCpus: 64 } },
};

// A /23 gives workload subnets of /25: 128 addresses, 5 of them AWS's, 2 of mount targets, 1 of a function.
const free = (config: CapacityInput) =>
  2 * (128 - 5 - 2 - 1 - endpointNames(config).length);

it('counts what people, workers, endpoints, mount targets and functions take', () => {
  expect(addressCapacity(input)).toEqual({
    users: 20,
    workers: 16,
    needed: 96,
    available: free(input),
  });
  expect(free(input)).toBeLessThan(2 * 120);
});

it('needs no workers and fewer endpoints when EMR is off', () => {
  const off = { ...input, emr: { ...input.emr, enabled: false } };
  expect(addressCapacity(off)).toEqual({
    users: 20,
    workers: 0,
    needed: 80,
    available: free(off),
  });
  expect(free(off)).toBeGreaterThan(free(input));
});

it('has an address more in every zone without the home file system', () => {
  const without = {
    ...input,
    studio: { ...input.studio, homeEfs: 'disabled' as const },
  };
  expect(addressCapacity(without)?.available).toBe(free(input) + 2);
});

it('is silent about a range it cannot read', () => {
  expect(
    addressCapacity({
      ...input,
      network: { ...input.network, cidr: 'nonsense' },
    }),
  ).toBeUndefined();
});
