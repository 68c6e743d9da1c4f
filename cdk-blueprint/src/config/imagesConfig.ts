import { z } from 'zod';
import { removalPolicy } from './commonFields';
import { flag, integer, listOf, section, text } from './fields';
import { region } from './regionField';

/** Destinations that stand for every region the project is deployed to. */
export const ALL_DEPLOYED_REGIONS = 'all_deployed_regions';

const DESTINATIONS_RULE = `must be ${ALL_DEPLOYED_REGIONS} or a list of regions`;

const repository = text(
  'must be 2 to 200 lower-case letters and digits in words joined by one of ._-/',
  /^(?=.{2,200}$)[a-z0-9]+([._/-][a-z0-9]+)*$/,
);

const destinations = z.union(
  [z.literal(ALL_DEPLOYED_REGIONS), listOf(region(), 'regions', 'a region')],
  { error: DESTINATIONS_RULE },
);

/** The `images` section. */
export const imagesConfig = section({
  repositories: listOf(repository, 'names of repositories', 'a repository')
    .default([])
    .describe(
      'Repositories for container images, by their names below <project>/; those that exist are adopted',
    ),
  removalPolicy: removalPolicy()
    .default('retain')
    .describe('What happens to the repositories when they are taken away'),
  emptyOnDelete: flag()
    .default(false)
    .describe(
      'Delete the images of a repository that is to be destroyed; a repository with images is kept otherwise',
    ),
  lifecycle: section({
    keepTagged: integer(1, 10_000)
      .default(20)
      .describe('Tagged images to keep, newest first'),
    expireUntaggedDays: integer(1, 3650, 'days')
      .default(7)
      .describe('Days that an image without tag is kept'),
  })
    .prefault({})
    .describe('When images expire'),
  replication: section({
    enabled: flag()
      .default(true)
      .describe('Copy images to other regions when they are pushed'),
    destinations: destinations
      .default(ALL_DEPLOYED_REGIONS)
      .describe(
        'Regions to copy to: all_deployed_regions or a list. The region of origin is left out',
      ),
  })
    .prefault({})
    .describe('Copies in other regions'),
});
