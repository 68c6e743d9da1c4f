import { flag, section } from './fields';
import { region } from './regionField';

/** The `gco` section. */
export const gcoConfig = section({
  integration: flag()
    .default(false)
    .describe(
      "Let notebooks use the project's GCO installation: its API, job queues and the bucket that the clusters share",
    ),
  apiRegion: region()
    .optional()
    .describe(
      "Region of the installation's API. Default: the same as globalRegion",
    ),
});
