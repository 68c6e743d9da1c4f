import { exampleConfig } from '../__testUtils__/configs';
import type { EnvironmentConfigInput } from '../config';
import { retainedData } from './retainedData';

it.each<[string, Partial<EnvironmentConfigInput>, string[]]>([
  ['nothing by default', {}, []],
  [
    'buckets and what opens them',
    { storage: { buckets: { removalPolicy: 'retain' } } },
    ['StudioBucket', 'AccessLogBucket', 'Key'],
  ],
  [
    'both file systems and what opens them',
    { storage: { efs: { removalPolicy: 'retain' } } },
    ['FileSystem', 'HomeFileSystem', 'Key'],
  ],
  [
    'no home file system where there is none',
    {
      storage: { efs: { removalPolicy: 'retain' } },
      studio: { homeEfs: 'disabled' },
    },
    ['FileSystem', 'Key'],
  ],
  [
    'people who sign in',
    { login: { enabled: true }, cognito: { removalPolicy: 'retain' } },
    ['UserPool'],
  ],
  [
    'nobody where nobody signs in',
    { login: { enabled: false }, cognito: { removalPolicy: 'retain' } },
    [],
  ],
])('%s', (_what, changes, expected) => {
  expect(retainedData(exampleConfig(changes))).toEqual(expected);
});
