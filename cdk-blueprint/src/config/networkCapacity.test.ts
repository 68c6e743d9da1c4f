import { addressCapacity } from './networkCapacity';

const input = {
  network: { cidr: '10.0.0.0/23', maxAzs: 2 },
  studio: { maxUsers: 20 },
  emr: { enabled: true, livy: true, maximumCapacity: { vCpus: 64 } },
};

it('counts what people, workers, endpoints and mount targets take', () => {
  // A /23 gives /25 workload subnets: 128 addresses, 5 of them AWS's, 8 for endpoints, 2 for mount targets.
  expect(addressCapacity(input)).toEqual({
    users: 20,
    workers: 16,
    needed: 96,
    available: 2 * 113,
  });
});

it('needs no workers and no endpoints for EMR when it is off', () => {
  expect(
    addressCapacity({ ...input, emr: { ...input.emr, enabled: false } }),
  ).toEqual({
    users: 20,
    workers: 0,
    needed: 80,
    available: 2 * 115,
  });
});

it('is silent about a range it cannot read', () => {
  expect(
    addressCapacity({ ...input, network: { cidr: 'nonsense', maxAzs: 2 } }),
  ).toBeUndefined();
});
