import { EndpointFeatures, endpointNames } from './endpointNames';
import { EXTRA_ENDPOINTS, ExtraEndpoint } from './extraEndpoints';
import { ENDPOINT_CATALOG } from './endpointCatalog';

const features = (changes: Partial<EndpointFeatures> = {}) => ({
  region: 'eu-west-1',
  network: { mode: 'nat' as const, endpoints: [] },
  emr: { enabled: false, livy: false },
  studio: { canvas: { enabled: false, timeSeries: false } },
  gco: { integration: false },
  ...changes,
});
const isolated = { mode: 'isolated' as const, endpoints: [] };
const canvas = { canvas: { enabled: true, timeSeries: false } };

it('pays for what is called all the time only, while there is another way out', () => {
  expect(
    endpointNames(features({ studio: canvas, gco: { integration: true } })),
  ).toEqual([
    'sagemaker-api',
    'sagemaker-runtime',
    'studio',
    'sts',
    'logs',
    'kms',
  ]);
});

it('reaches every service that is needed when there is no other way', () => {
  const names = endpointNames(features({ network: isolated }));
  expect(names).toEqual(
    expect.arrayContaining(['ecr-api', 'ecr-docker', 'monitoring', 'ssm']),
  );
  expect(names).not.toContain('athena');
  expect(names).not.toContain('execute-api');
});

it.each<[string, Partial<EndpointFeatures>, string[]]>([
  [
    'Spark',
    { emr: { enabled: true, livy: false } },
    ['emr-serverless', 'emr-serverless-dashboard'],
  ],
  [
    'Livy',
    { emr: { enabled: true, livy: true } },
    ['emr-serverless', 'emr-serverless-dashboard', 'emr-serverless-livy'],
  ],
  [
    'a GCO installation',
    { gco: { integration: true } },
    ['execute-api', 'sqs'],
  ],
  [
    'Canvas',
    { studio: canvas },
    [
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
    ],
  ],
])('adds what %s needs in an isolated network', (_what, change, expected) => {
  const without = endpointNames(features({ network: isolated }));
  const more = endpointNames(features({ network: isolated, ...change }));
  expect(more.filter(name => !without.includes(name)).sort()).toEqual(expected);
});

it('adds what time series in Canvas need to what Canvas needs', () => {
  const names = (timeSeries: boolean) =>
    endpointNames(
      features({
        network: isolated,
        studio: { canvas: { enabled: true, timeSeries } },
      }),
    );
  expect(names(true).filter(name => !names(false).includes(name))).toEqual([
    'forecast',
    'forecast-query',
  ]);
});

it('leaves out what the region does not have', () => {
  const inRegion = (region: string) =>
    endpointNames(
      features({
        region,
        network: { ...isolated, endpoints: ['projects', 'codeartifact'] },
        studio: { canvas: { enabled: true, timeSeries: true } },
      }),
    );
  const missing = inRegion('eu-west-1').filter(
    name => !inRegion('mx-central-1').includes(name),
  );
  expect(missing.sort()).toEqual([
    'codeartifact-api',
    'codeartifact-repositories',
    'comprehend',
    'forecast',
    'forecast-query',
    'kendra',
    'projects',
    'rekognition',
    'textract',
  ]);
});

it('adds extra endpoints, each once', () => {
  const network = { mode: 'nat' as const, endpoints: [...EXTRA_ENDPOINTS] };
  const names = endpointNames(features({ network }));
  expect(new Set(names).size).toBe(names.length);
  // The six of Studio; CodeArtifact is two.
  expect(names).toHaveLength(6 + EXTRA_ENDPOINTS.length + 1);
  const twice: ExtraEndpoint[] = ['ssm', 'ec2'];
  const both = endpointNames(
    features({ network: { mode: 'isolated', endpoints: twice } }),
  );
  expect(both.filter(name => name === 'ssm')).toHaveLength(1);
});

it('knows how each endpoint is made', () => {
  const ids = Object.values(ENDPOINT_CATALOG).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  Object.values(ENDPOINT_CATALOG).forEach(({ service }) =>
    expect(service().name).toMatch(/\./),
  );
});
