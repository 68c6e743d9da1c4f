import { NotFoundError } from '@backstage/errors';
import { AnalyticsStore, EnvironmentRecord } from '../store';

/** @throws NotFoundError when there is no such environment */
export async function requireEnvironment(
  store: AnalyticsStore,
  name: string,
): Promise<EnvironmentRecord> {
  const environment = await store.environments.find(name);
  if (!environment) {
    throw new NotFoundError(`There is no environment '${name}'`);
  }
  return environment;
}
