import type { EnvironmentConfigInput } from '../config';
import { KNOWN_REGIONS } from '../config/regions';
import { access } from './configs';

type Changes = Partial<EnvironmentConfigInput>;

const inPartition = (partition: string) => ({
  ...access,
  hubRoleArn: access.hubRoleArn.replace('arn:aws:', `arn:${partition}:`),
});
const withoutLogin = { login: { enabled: false } };
const longestRegion = [...KNOWN_REGIONS]
  .filter(region => !/^(cn|us-gov)-/.test(region))
  .sort((a, b) => b.length - a.length)[0];

/** Configs that between them use every setting of an environment, by what is special about each. */
export const ENVIRONMENT_MATRIX: readonly [string, Changes][] = [
  ['defaults', {}],
  ['no login', withoutLogin],
  ['no portal roles', { access: undefined }],
  ['one zone', { network: { maxAzs: 1 } }],
  ['three zones', { network: { maxAzs: 3 } }],
  ['smallest network', { network: { cidr: '10.1.2.0/24', maxAzs: 3 } }],
  ['isolated', { network: { mode: 'isolated' } }],
  ['isolated, one zone', { network: { mode: 'isolated', maxAzs: 1 } }],
  [
    'isolated, three zones, everything on',
    {
      network: { mode: 'isolated', maxAzs: 3, endpoints: ['glue', 'projects'] },
      studio: {
        canvas: { enabled: true, timeSeries: true },
        hyperpod: { enabled: true },
      },
      gco: { integration: true },
    },
  ],
  [
    'isolated, S3 open',
    { network: { mode: 'isolated', s3Policy: 'open' }, ...withoutLogin },
  ],
  ['a perimeter beside a NAT gateway', { network: { s3Policy: 'restricted' } }],
  ['no Spark', { emr: { enabled: false } }],
  ['no Livy', { emr: { livy: false } }],
  ['Canvas', { studio: { canvas: { enabled: true } } }],
  ['HyperPod', { studio: { hyperpod: { enabled: true } } }],
  ['a GCO installation', { gco: { integration: true } }],
  [
    'a GCO installation in another region',
    { gco: { integration: true }, globalRegion: 'us-east-1' },
  ],
  ['no home file system', { studio: { homeEfs: 'disabled' } }],
  [
    'lifecycle scripts',
    {
      studio: {
        lifecycleScripts: {
          jupyterLab: '#!/bin/sh\necho hello\n',
          codeEditor: '#!/bin/sh\necho hello\n',
        },
      },
    },
  ],
  ['idle shutdown off', { studio: { idleShutdown: { enabled: false } } }],
  [
    'few tools',
    {
      studio: {
        codeEditor: { enabled: false },
        instanceTypes: ['ml.t3.medium'],
      },
    },
  ],
  [
    'everything kept',
    {
      storage: {
        efs: { removalPolicy: 'retain' },
        buckets: { removalPolicy: 'retain' },
      },
      cognito: { removalPolicy: 'retain' },
    },
  ],
  [
    'URLs through endpoints only',
    {
      ...withoutLogin,
      access: { ...access, sourceVpceIds: ['vpce-0123456789abcdef0'] },
    },
  ],
  [
    'owner, cost centre and expiry',
    {
      environment: {
        name: 'forecasting',
        owner: 'group:default/forecasting',
        costCentre: 'CC-4711',
        expiresOn: '2030-12-31',
      },
    },
  ],
  ['Virginia', { region: 'us-east-1' }],
  [
    'Virginia, isolated',
    { region: 'us-east-1', network: { mode: 'isolated' } },
  ],
  ['GovCloud', { region: 'us-gov-west-1', access: inPartition('aws-us-gov') }],
  [
    'GovCloud, isolated',
    {
      region: 'us-gov-east-1',
      access: inPartition('aws-us-gov'),
      network: { mode: 'isolated' },
    },
  ],
  [
    'China',
    {
      region: 'cn-north-1',
      access: inPartition('aws-cn'),
      ...withoutLogin,
    },
  ],
  [
    'China, isolated',
    {
      region: 'cn-northwest-1',
      access: inPartition('aws-cn'),
      network: { mode: 'isolated' },
      ...withoutLogin,
    },
  ],
  [
    'longest names',
    {
      projectName: 'p'.repeat(31),
      environment: { name: 'n'.repeat(20), owner: 'group:default/x' },
      region: longestRegion,
      cognito: { domainPrefix: 'd'.repeat(63) },
    },
  ],
];
