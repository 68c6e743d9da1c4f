import { z } from 'zod';
import {
  ADDRESSES_PER_USER,
  addressCapacity,
  CapacityInput,
} from './networkCapacity';
import { refuse } from './refuse';
import { partitionOf, zonesIn } from './regions';

/** The parts of a config that rules look at together. */
export interface CrossCheckInput extends CapacityInput {
  readonly region: string;
  readonly globalRegion?: string;
  readonly access?: { readonly hubRoleArn: string };
}

/** Rules that need more than one section of the config. */
export function checkAcrossSections(
  config: CrossCheckInput,
  context: z.RefinementCtx,
): void {
  checkPartition(config, context);
  checkZones(config, context);
  checkAddresses(config, context);
}

function checkPartition(
  { region, globalRegion, access }: CrossCheckInput,
  context: z.RefinementCtx,
): void {
  const partition = partitionOf(region);
  const rule = `must be in the partition of region ${region}, ${partition}`;
  if (globalRegion && partitionOf(globalRegion) !== partition) {
    refuse(context, ['globalRegion'], rule, globalRegion);
  }
  if (access && access.hubRoleArn.split(':')[1] !== partition) {
    refuse(context, ['access', 'hubRoleArn'], rule, access.hubRoleArn);
  }
}

function checkZones(
  { region, network }: CrossCheckInput,
  context: z.RefinementCtx,
): void {
  const zones = zonesIn(region);
  if (network.maxAzs > zones) {
    const rule = `must be at most ${zones} in region ${region}`;
    refuse(context, ['network', 'maxAzs'], rule, network.maxAzs);
  }
}

function checkAddresses(
  config: CrossCheckInput,
  context: z.RefinementCtx,
): void {
  const capacity = addressCapacity(config);
  if (!capacity || capacity.available >= capacity.needed) return;
  const { users, workers, needed, available } = capacity;
  const { cidr, maxAzs } = config.network;
  const zones = `${maxAzs} availability zone${maxAzs === 1 ? '' : 's'}`;
  refuse(
    context,
    ['network', 'cidr'],
    `must leave ${needed} addresses for ${users} users (${ADDRESSES_PER_USER} each) ` +
      `and ${workers} EMR workers, but leaves ${available} in ${zones}`,
    cidr,
  );
}
