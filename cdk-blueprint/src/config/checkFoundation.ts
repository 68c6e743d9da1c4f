import { z } from 'zod';
import { refuseOtherPartition } from './partitionRule';
import { refuse } from './refuse';
import { regionHas } from './regionServices';
import { partitionOf } from './regions';

/** The parts of a foundation's config that rules look at together. */
export interface FoundationCheckInput {
  readonly projectName: string;
  readonly region: string;
  readonly globalRegion?: string;
  readonly regions?: readonly string[];
  readonly accelerator: { readonly enabled: boolean };
  readonly images: {
    readonly repositories: readonly string[];
    readonly replication: { readonly destinations: string | readonly string[] };
  };
  readonly portal?: { readonly hubRoleArn: string };
}

/** Rules that need more than one key of a foundation's config. */
export function checkFoundation(
  config: FoundationCheckInput,
  context: z.RefinementCtx,
): void {
  checkPartition(config, context);
  checkRegions(config, context);
  checkAccelerator(config, context);
  checkRepositories(config, context);
}

function checkPartition(
  { region, globalRegion, regions, images, portal }: FoundationCheckInput,
  context: z.RefinementCtx,
): void {
  const { destinations } = images.replication;
  const listed = typeof destinations === 'string' ? [] : destinations;
  refuseOtherPartition(context, region, [
    { path: ['globalRegion'], region: globalRegion },
    ...(regions ?? []).map((each, index) => ({
      path: ['regions', index],
      region: each,
    })),
    ...listed.map((each, index) => ({
      path: ['images', 'replication', 'destinations', index],
      region: each,
    })),
    { path: ['portal', 'hubRoleArn'], arn: portal?.hubRoleArn },
  ]);
}

function checkRegions(
  { region, globalRegion = region, regions }: FoundationCheckInput,
  context: z.RefinementCtx,
): void {
  if (!regions) return;
  const missing = new Set(
    [region, globalRegion].filter(each => !regions.includes(each)),
  );
  if (missing.size > 0) {
    const rule = `must contain region and globalRegion, but lacks ${[
      ...missing,
    ].join(' and ')}`;
    refuse(context, ['regions'], rule, regions);
  }
}

function checkAccelerator(
  { region, accelerator }: FoundationCheckInput,
  context: z.RefinementCtx,
): void {
  if (accelerator.enabled && !regionHas(region, 'globalaccelerator')) {
    const rule = `must be false in partition ${partitionOf(
      region,
    )}, which has no Global Accelerator`;
    refuse(context, ['accelerator', 'enabled'], rule, accelerator.enabled);
  }
}

// A repository's name takes single hyphens between letters and digits only; the project's name is its beginning.
function checkRepositories(
  { projectName, images }: FoundationCheckInput,
  context: z.RefinementCtx,
): void {
  if (images.repositories.length > 0 && /--|-$/.test(projectName)) {
    const rule =
      'must have single hyphens only, and none at its end, while images.repositories names repositories';
    refuse(context, ['projectName'], rule, projectName);
  }
}
