import { z } from 'zod';
import { environmentConfigSchema } from './environmentConfigSchema';

/**
 * JSON Schema (draft 2020-12) of a config as people write it: keys with a default are not required. Rules that look at
 * several keys at once are only known to {@link parseEnvironmentConfig}.
 *
 * @public
 */
export function environmentConfigJsonSchema(): object {
  return z.toJSONSchema(environmentConfigSchema, { io: 'input' });
}
