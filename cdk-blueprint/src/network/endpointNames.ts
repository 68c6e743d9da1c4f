/** AWS services that an environment reaches through interface endpoints of its own. */
export type EndpointName =
  | 'sagemaker-api'
  | 'sagemaker-runtime'
  | 'studio'
  | 'sts'
  | 'logs'
  | 'kms'
  | 'emr-serverless'
  | 'emr-serverless-livy';

/** What the set of endpoints depends on. */
export interface EndpointFeatures {
  readonly emr: { readonly enabled: boolean; readonly livy: boolean };
}

const STUDIO: readonly EndpointName[] = [
  'sagemaker-api',
  'sagemaker-runtime',
  'studio',
  'sts',
  'logs',
  'kms',
];

/**
 * The interface endpoints that the features in use call for. Everything else goes out by the NAT gateway, because each
 * endpoint costs money in every zone for every hour.
 */
export function endpointNames({ emr }: EndpointFeatures): EndpointName[] {
  return [
    ...STUDIO,
    ...(emr.enabled ? (['emr-serverless'] as const) : []),
    ...(emr.enabled && emr.livy ? (['emr-serverless-livy'] as const) : []),
  ];
}
