const FLAG = 'must be true or false';
const REGION = 'must be an AWS region, such as eu-west-1';
const REMOVAL = 'must be destroy or retain';
const ACCOUNT = 'must be a string of 12 digits';
const PROJECT =
  'must be 2 to 31 lower-case letters, digits or hyphens, beginning with a letter but not with aws or ssm, and without the word -analytics';
const ROLE = 'must be the ARN of an IAM role';
const EXTERNAL_ID = 'must be 2 to 1224 letters, digits or _+=,.@:/-';
const SCRIPT =
  'must be a script that begins with #!, of at most 12288 bytes in UTF-8 and with line feeds only, no carriage returns';
const number = (min: number, max: number, unit = '') =>
  `must be a whole number from ${min} to ${max}${unit}`;
const MINUTES = number(60, 525_600, ' minutes');
const LOG_DAYS = number(1, 3653, ' days');

/** What a key of a config must be, as its message says it; for a list, also what its members must be. */
export type Rule = string | { readonly list: string; readonly member: string };

/** The rule of every key of an environment's config. */
export const ENVIRONMENT_RULES: Readonly<Record<string, Rule>> = {
  projectName: PROJECT,
  'environment.name':
    'must be 3 to 20 lower-case letters, digits or single hyphens, beginning with a letter and not ending with a hyphen',
  'environment.owner':
    'must be the entity ref of a group or user, such as group:default/forecasting',
  'environment.costCentre':
    'must be 1 to 64 letters, digits, spaces or _.:/=+@-, neither beginning nor ending with a space',
  'environment.expiresOn': 'must be a date of the calendar such as 2027-03-31',
  account: ACCOUNT,
  region: REGION,
  globalRegion: REGION,
  'network.mode': 'must be nat or isolated; other modes are not supported',
  'network.cidr':
    'must be a private IPv4 range /16 to /24 without host bits, such as 10.0.0.0/16',
  'network.maxAzs': number(1, 3),
  'network.endpoints': {
    list: 'must be a list of interface endpoints',
    member:
      'must be athena, bedrock-runtime, codeartifact, ec2, elasticfilesystem, experiments, feature-store, glue, monitoring, notebook, projects, secretsmanager or ssm',
  },
  'network.s3Policy': 'must be open or restricted',
  'studio.idleShutdown.enabled': FLAG,
  'studio.idleShutdown.timeoutMinutes': MINUTES,
  'studio.idleShutdown.minMinutes': MINUTES,
  'studio.idleShutdown.maxMinutes': MINUTES,
  'studio.codeEditor.enabled': FLAG,
  'studio.canvas.enabled': FLAG,
  'studio.canvas.timeSeries': FLAG,
  'studio.hyperpod.enabled': FLAG,
  'studio.homeEfs': 'must be enabled or disabled',
  'studio.lifecycleScripts.jupyterLab': SCRIPT,
  'studio.lifecycleScripts.codeEditor': SCRIPT,
  'studio.instanceTypes': {
    list: 'must be a list of instance types of Studio apps',
    member: 'must be an instance type of Studio apps, such as ml.t3.medium',
  },
  'studio.maxUsers': number(1, 1000),
  'storage.efs.removalPolicy': REMOVAL,
  'storage.buckets.removalPolicy': REMOVAL,
  'storage.accessLogRetentionDays': LOG_DAYS,
  'emr.enabled': FLAG,
  'emr.releaseLabel': 'must be an EMR release such as emr-7.14.0',
  'emr.maximumCapacity.vCpus': number(4, 4000),
  'emr.maximumCapacity.memoryGb': number(8, 32_000),
  'emr.idleTimeoutMinutes': number(1, 10_080, ' minutes'),
  'emr.livy': FLAG,
  'login.enabled': FLAG,
  'cognito.domainPrefix':
    'must be 1 to 63 lower-case letters, digits or hyphens, neither beginning nor ending with a hyphen and without the words aws, amazon and cognito',
  'cognito.removalPolicy': REMOVAL,
  'access.hubRoleArn': ROLE,
  'access.externalId': EXTERNAL_ID,
  'access.sourceVpceIds': {
    list: 'must be a list of ids of VPC endpoints',
    member: 'must be the id of a VPC endpoint, such as vpce-0123456789abcdef0',
  },
  'gco.integration': FLAG,
  'gco.apiRegion': REGION,
};

/** The rule of every key of a foundation's config. */
export const FOUNDATION_RULES: Readonly<Record<string, Rule>> = {
  projectName: PROJECT,
  account: ACCOUNT,
  region: REGION,
  globalRegion: REGION,
  regions: { list: 'must be a list of regions', member: REGION },
  'data.removalPolicy': REMOVAL,
  'data.accessLogRetentionDays': LOG_DAYS,
  'accelerator.enabled': FLAG,
  'accelerator.name':
    'must be 1 to 64 letters, digits, hyphens or periods, neither beginning nor ending with a hyphen or period',
  'accelerator.healthCheckPath':
    'must be a path of at most 255 characters that begins with /',
  'accelerator.healthCheckIntervalSeconds': 'must be 10 or 30',
  'accelerator.healthCheckThreshold': number(1, 10),
  'accelerator.clientAffinity': 'must be NONE or SOURCE_IP',
  'images.repositories': {
    list: 'must be a list of names of repositories',
    member:
      'must be 2 to 200 lower-case letters and digits in words joined by one of ._-/',
  },
  'images.removalPolicy': REMOVAL,
  'images.emptyOnDelete': FLAG,
  'images.lifecycle.keepTagged': number(1, 10_000),
  'images.lifecycle.expireUntaggedDays': number(1, 3650, ' days'),
  'images.replication.enabled': FLAG,
  'images.replication.destinations':
    'must be all_deployed_regions or a list of regions',
  'portal.hubRoleArn': ROLE,
  'portal.externalId': EXTERNAL_ID,
};
