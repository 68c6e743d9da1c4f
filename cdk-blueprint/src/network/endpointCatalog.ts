import * as ec2 from 'aws-cdk-lib/aws-ec2';

const { InterfaceVpcEndpointAwsService: Service } = ec2;

/** How an AWS service is reached privately. */
export interface CatalogEndpoint {
  /** Construct id, and the endpoint's name among the outputs. */
  readonly id: string;

  readonly service: () => ec2.InterfaceVpcEndpointAwsService;

  /** Set when the service does not let the owner of an endpoint say who may use it. */
  readonly withoutPolicy?: boolean;
}

/**
 * Every interface endpoint that an environment can have. Which services take a policy:
 * https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
const CATALOG = {
  'sagemaker-api': {
    id: 'SageMakerApi',
    service: () => Service.SAGEMAKER_API,
  },
  'sagemaker-runtime': {
    id: 'SageMakerRuntime',
    service: () => Service.SAGEMAKER_RUNTIME,
  },
  studio: { id: 'Studio', service: () => Service.SAGEMAKER_STUDIO },
  sts: { id: 'Sts', service: () => Service.STS },
  logs: { id: 'Logs', service: () => Service.CLOUDWATCH_LOGS },
  kms: { id: 'Kms', service: () => Service.KMS },
  'emr-serverless': {
    id: 'EmrServerless',
    service: () => Service.EMR_SERVERLESS,
  },
  'emr-serverless-livy': {
    id: 'EmrServerlessLivy',
    service: () => Service.EMR_SERVERLESS_LIVY,
    withoutPolicy: true,
  },
  'emr-serverless-dashboard': {
    id: 'EmrServerlessDashboard',
    service: () => Service.EMR_SERVERLESS_DASHBOARD,
    withoutPolicy: true,
  },
  'application-autoscaling': {
    id: 'ApplicationAutoscaling',
    service: () => Service.APPLICATION_AUTOSCALING,
  },
  athena: { id: 'Athena', service: () => Service.ATHENA },
  'bedrock-runtime': {
    id: 'BedrockRuntime',
    service: () => Service.BEDROCK_RUNTIME,
  },
  'codeartifact-api': {
    id: 'CodeArtifactApi',
    service: () => Service.CODEARTIFACT_API,
  },
  'codeartifact-repositories': {
    id: 'CodeArtifactRepositories',
    service: () => Service.CODEARTIFACT_REPOSITORIES,
  },
  comprehend: { id: 'Comprehend', service: () => Service.COMPREHEND },
  ec2: { id: 'Ec2', service: () => Service.EC2 },
  'ecr-api': { id: 'EcrApi', service: () => Service.ECR },
  'ecr-docker': { id: 'EcrDocker', service: () => Service.ECR_DOCKER },
  elasticfilesystem: {
    id: 'ElasticFileSystem',
    service: () => Service.ELASTIC_FILESYSTEM,
  },
  'execute-api': { id: 'ExecuteApi', service: () => Service.APIGATEWAY },
  experiments: {
    id: 'Experiments',
    service: () => Service.SAGEMAKER_EXPERIMENTS,
    withoutPolicy: true,
  },
  'feature-store': {
    id: 'FeatureStore',
    service: () => Service.SAGEMAKER_FEATURESTORE_RUNTIME,
  },
  forecast: { id: 'Forecast', service: () => Service.FORECAST },
  'forecast-query': {
    id: 'ForecastQuery',
    service: () => Service.FORECAST_QUERY,
  },
  glue: { id: 'Glue', service: () => Service.GLUE },
  kendra: { id: 'Kendra', service: () => Service.KENDRA },
  monitoring: {
    id: 'Monitoring',
    service: () => Service.CLOUDWATCH_MONITORING,
  },
  notebook: { id: 'Notebook', service: () => Service.SAGEMAKER_NOTEBOOK },
  projects: { id: 'ServiceCatalog', service: () => Service.SERVICE_CATALOG },
  rds: { id: 'Rds', service: () => Service.RDS },
  'redshift-data': {
    id: 'RedshiftData',
    service: () => Service.REDSHIFT_DATA,
  },
  rekognition: { id: 'Rekognition', service: () => Service.REKOGNITION },
  'sagemaker-data-science-assistant': {
    id: 'DataScienceAssistant',
    service: () => Service.SAGEMAKER_DATA_SCIENCE_ASSISTANT,
    withoutPolicy: true,
  },
  'sagemaker-metrics': {
    id: 'SageMakerMetrics',
    service: () => Service.SAGEMAKER_METRICS,
    withoutPolicy: true,
  },
  secretsmanager: {
    id: 'SecretsManager',
    service: () => Service.SECRETS_MANAGER,
  },
  sqs: { id: 'Sqs', service: () => Service.SQS },
  ssm: { id: 'Ssm', service: () => Service.SSM },
  textract: { id: 'Textract', service: () => Service.TEXTRACT },
} satisfies Record<string, CatalogEndpoint>;

/** AWS services that an environment can reach through interface endpoints of its own. */
export type EndpointName = keyof typeof CATALOG;

/** The endpoints by name. */
export const ENDPOINT_CATALOG: Readonly<Record<EndpointName, CatalogEndpoint>> =
  CATALOG;
