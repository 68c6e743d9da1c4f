import type { EndpointName } from './endpointCatalog';
import { hasEndpoint } from './endpointRegions';
import { ExtraEndpoint } from './extraEndpoints';

/** What the set of endpoints depends on. */
export interface EndpointFeatures {
  readonly region: string;
  readonly network: {
    readonly mode: 'nat' | 'isolated';
    readonly endpoints: readonly ExtraEndpoint[];
  };
  readonly emr: { readonly enabled: boolean; readonly livy: boolean };
  readonly studio: {
    readonly canvas: {
      readonly enabled: boolean;
      readonly timeSeries: boolean;
    };
  };
  readonly gco: { readonly integration: boolean };
}

/** What Studio and its apps call all the time. */
const STUDIO: readonly EndpointName[] = [
  'sagemaker-api',
  'sagemaker-runtime',
  'studio',
  'sts',
  'logs',
  'kms',
];

/** What notebooks and jobs call now and then; without a way to the internet these need endpoints as well. */
const WITHOUT_INTERNET: readonly EndpointName[] = [
  'ecr-api',
  'ecr-docker',
  'ec2',
  'elasticfilesystem',
  'monitoring',
  'sagemaker-metrics',
  'secretsmanager',
  'ssm',
];

/** Services behind the tools of Canvas. */
const CANVAS: readonly EndpointName[] = [
  'application-autoscaling',
  'athena',
  'bedrock-runtime',
  'comprehend',
  'glue',
  'kendra',
  'notebook',
  'rds',
  'redshift-data',
  'rekognition',
  'sagemaker-data-science-assistant',
  'textract',
];
const CANVAS_TIME_SERIES: readonly EndpointName[] = [
  'forecast',
  'forecast-query',
];

/** Services that a GCO installation is reached through. */
const GCO: readonly EndpointName[] = ['execute-api', 'sqs'];

/** Extra endpoints that stand for more than one. */
const SEVERAL: Partial<Record<ExtraEndpoint, readonly EndpointName[]>> = {
  codeartifact: ['codeartifact-api', 'codeartifact-repositories'],
};

/**
 * The interface endpoints that the features in use call for, in a fixed order, without those that the region does not
 * have. With a NAT gateway only what is called all the time gets one: each endpoint costs money in every zone for every
 * hour.
 */
export function endpointNames(features: EndpointFeatures): EndpointName[] {
  const wanted = new Set<EndpointName>([
    ...STUDIO,
    ...spark(features),
    ...(features.network.mode === 'isolated' ? isolated(features) : []),
    ...features.network.endpoints.flatMap(
      name => SEVERAL[name] ?? [name as EndpointName],
    ),
  ]);
  return [...wanted].filter(name => hasEndpoint(name, features.region));
}

function spark({ emr, network }: EndpointFeatures): EndpointName[] {
  if (!emr.enabled) return [];
  return [
    'emr-serverless',
    ...(emr.livy ? (['emr-serverless-livy'] as const) : []),
    ...(network.mode === 'isolated'
      ? (['emr-serverless-dashboard'] as const)
      : []),
  ];
}

function isolated({ studio, gco }: EndpointFeatures): EndpointName[] {
  const { enabled, timeSeries } = studio.canvas;
  return [
    ...WITHOUT_INTERNET,
    ...(enabled ? CANVAS : []),
    ...(enabled && timeSeries ? CANVAS_TIME_SERIES : []),
    ...(gco.integration ? GCO : []),
  ];
}
