import { z } from 'zod';
import { flag, integer, section, text } from './fields';

const AFFINITIES = ['NONE', 'SOURCE_IP'] as const;
const AFFINITY_RULE = 'must be NONE or SOURCE_IP';

/** The `accelerator` section. */
export const acceleratorConfig = section({
  enabled: flag()
    .default(false)
    .describe('Create a Global Accelerator in front of the clusters'),
  name: text(
    'must be 1 to 64 letters, digits, hyphens or periods, neither beginning nor ending with a hyphen or period',
    /^[A-Za-z0-9]([A-Za-z0-9.-]{0,62}[A-Za-z0-9])?$/,
  )
    .optional()
    .describe('Name of the accelerator. Default: <project>-accelerator'),
  healthCheckPath: text(
    'must be a path of at most 255 characters that begins with /',
    /^\/[-a-zA-Z0-9@:%_.+~#?&/=]{0,254}$/,
  )
    .default('/api/v1/health')
    .describe('Path that health checks ask for'),
  healthCheckIntervalSeconds: z
    .literal([10, 30], { error: 'must be 10 or 30' })
    .default(30)
    .describe('Seconds between two health checks'),
  healthCheckThreshold: integer(1, 10)
    .default(3)
    .describe('Checks in a row that decide that an endpoint is well or ill'),
  clientAffinity: z
    .string({ error: AFFINITY_RULE })
    .transform(word => word.toUpperCase())
    .pipe(z.enum(AFFINITIES, { error: AFFINITY_RULE }))
    .prefault('NONE')
    .describe(
      'Whether connections of one client stay with one endpoint: NONE or SOURCE_IP, in any case',
    ),
});
