import { z } from 'zod';
import { foundationConfigSchema } from './foundationConfigSchema';

/**
 * JSON Schema (draft 2020-12) of a foundation's config as people write it: keys with a default are not required. Rules
 * that look at several keys at once are only known to {@link parseFoundationConfig}.
 *
 * @public
 */
export function foundationConfigJsonSchema(): object {
  return z.toJSONSchema(foundationConfigSchema, { io: 'input' });
}
