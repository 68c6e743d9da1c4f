import type { EnvironmentConfig } from '../config';

/** What the answer depends on. */
export interface RetainedDataOptions {
  readonly storage: Pick<EnvironmentConfig['storage'], 'buckets' | 'efs'>;
  readonly studio: Pick<EnvironmentConfig['studio'], 'homeEfs'>;
  readonly login: Pick<EnvironmentConfig['login'], 'enabled'>;
  readonly cognito: Pick<EnvironmentConfig['cognito'], 'removalPolicy'>;
}

/** What stays when the environment is retired, by the logical ids of the stack and `HomeFileSystem`. */
export function retainedData(config: RetainedDataOptions): string[] {
  const { storage, studio, login, cognito } = config;
  const buckets = storage.buckets.removalPolicy === 'retain';
  const files = storage.efs.removalPolicy === 'retain';
  const users = login.enabled && cognito.removalPolicy === 'retain';
  return [
    ...(buckets ? ['StudioBucket', 'AccessLogBucket'] : []),
    ...(files ? ['FileSystem'] : []),
    ...(files && studio.homeEfs === 'enabled' ? ['HomeFileSystem'] : []),
    // Data that stays is worth nothing without the key.
    ...(buckets || files ? ['Key'] : []),
    ...(users ? ['UserPool'] : []),
  ];
}
