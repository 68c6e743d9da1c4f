import { z } from 'zod';
import { hasEndpoint } from '../network/endpointRegions';
import {
  ADDRESSES_PER_USER,
  addressCapacity,
  CapacityInput,
} from './networkCapacity';
import { refuseOtherPartition } from './partitionRule';
import { refuse } from './refuse';
import { regionHas } from './regionServices';
import { zonesIn } from './regions';

/** The parts of a config that rules look at together. */
export interface CrossCheckInput extends CapacityInput {
  readonly globalRegion?: string;
  readonly login: { readonly enabled: boolean };
  readonly access?: {
    readonly hubRoleArn: string;
    readonly sourceVpceIds: readonly string[];
  };
  readonly gco: CapacityInput['gco'] & { readonly apiRegion?: string };
}

/** Rules that need more than one section of the config. */
export function checkAcrossSections(
  config: CrossCheckInput,
  context: z.RefinementCtx,
): void {
  checkPartition(config, context);
  checkZones(config, context);
  checkLogin(config, context);
  checkEndpoints(config, context);
  checkAddresses(config, context);
}

function checkPartition(
  { region, globalRegion, access, gco }: CrossCheckInput,
  context: z.RefinementCtx,
): void {
  refuseOtherPartition(context, region, [
    { path: ['globalRegion'], region: globalRegion },
    { path: ['gco', 'apiRegion'], region: gco.apiRegion },
    { path: ['access', 'hubRoleArn'], arn: access?.hubRoleArn },
  ]);
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

function checkLogin(
  { region, login, access }: CrossCheckInput,
  context: z.RefinementCtx,
): void {
  if (!login.enabled) return;
  if (access && access.sourceVpceIds.length > 0) {
    // Whoever signs in there comes through no endpoint; the URL they get would open Studio from anywhere.
    const rule = 'must be false while access.sourceVpceIds names endpoints';
    refuse(context, ['login', 'enabled'], rule, login.enabled);
  }
  if (!regionHas(region, 'cognito-idp')) {
    const rule = `must be false in region ${region}, which has no Cognito user pools`;
    refuse(context, ['login', 'enabled'], rule, login.enabled);
  }
}

function checkEndpoints(
  { region, network }: CrossCheckInput,
  context: z.RefinementCtx,
): void {
  network.endpoints.forEach((name, index) => {
    const needed = name === 'codeartifact' ? 'codeartifact-api' : name;
    if (!hasEndpoint(needed, region)) {
      const rule = `must be an endpoint that region ${region} has`;
      refuse(context, ['network', 'endpoints', index], rule, name);
    }
  });
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
