import type { EndpointName } from './endpointCatalog';

// Regions of AI services and CodeArtifact, from the endpoint lists that AWS publishes with its SDKs (botocore 1.43.11,
// endpoints.json). Whatever is not listed here is in every region that has SageMaker.
const CODEARTIFACT = [
  'ap-northeast-1',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'eu-central-1',
  'eu-north-1',
  'eu-south-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'us-east-1',
  'us-east-2',
  'us-west-2',
];
const COMPREHEND = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-west-1',
  'eu-west-2',
  'us-east-1',
  'us-east-2',
  'us-west-2',
  'us-gov-west-1',
];
const FORECAST = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'eu-central-1',
  'eu-west-1',
  'us-east-1',
  'us-east-2',
  'us-west-2',
];
const KENDRA = [
  'ap-northeast-1',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-west-1',
  'eu-west-2',
  'us-east-1',
  'us-east-2',
  'us-west-2',
  'us-gov-west-1',
];
const REKOGNITION = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-south-2',
  'eu-west-1',
  'eu-west-2',
  'il-central-1',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'us-gov-west-1',
];
const TEXTRACT = [
  'ap-northeast-2',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-south-2',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'us-gov-east-1',
  'us-gov-west-1',
];

const ONLY_IN: Partial<Record<EndpointName, readonly string[]>> = {
  'codeartifact-api': CODEARTIFACT,
  'codeartifact-repositories': CODEARTIFACT,
  comprehend: COMPREHEND,
  forecast: FORECAST,
  'forecast-query': FORECAST,
  kendra: KENDRA,
  rekognition: REKOGNITION,
  textract: TEXTRACT,
};

const NOT_IN: Partial<Record<EndpointName, readonly string[]>> = {
  'bedrock-runtime': ['ap-east-1', 'cn-north-1', 'cn-northwest-1'],
  projects: ['ap-east-2', 'ap-southeast-5', 'ap-southeast-7', 'mx-central-1'],
};

/** Whether a region has the service behind an endpoint. */
export function hasEndpoint(name: EndpointName, region: string): boolean {
  const only = ONLY_IN[name];
  return only ? only.includes(region) : !NOT_IN[name]?.includes(region);
}
