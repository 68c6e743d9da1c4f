import { existsSync, readFileSync } from 'fs';
import { dirname, join } from 'path';
import { ServiceLimits } from './ServiceLimits';

/** A file a service. */
export const LIMITS_FOLDER = join(
  dirname(require.resolve('../../../package.json')),
  'limits',
);

/**
 * Limits of a service, from the data beside the sources.
 *
 * @param service signing name
 * @returns undefined for a service without such data
 */
export function readLimits(service: string): ServiceLimits | undefined {
  const file = join(LIMITS_FOLDER, `${service}.json`);
  return existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as ServiceLimits)
    : undefined;
}
