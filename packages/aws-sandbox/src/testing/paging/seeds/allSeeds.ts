import { apigateway } from './apigateway';
import { backup } from './backup';
import { cloudformation } from './cloudformation';
import { cloudtrail } from './cloudtrail';
import { cognito } from './cognito';
import { dynamodb } from './dynamodb';
import { ec2 } from './ec2';
import { ecr } from './ecr';
import { efs } from './efs';
import { emrServerless } from './emrServerless';
import { globalaccelerator } from './globalaccelerator';
import { iam } from './iam';
import { kms } from './kms';
import { lambda } from './lambda';
import { logs } from './logs';
import { networkFirewall } from './networkFirewall';
import { ram } from './ram';
import { route53 } from './route53';
import { s3 } from './s3';
import { sagemaker } from './sagemaker';
import { servicequotas } from './servicequotas';
import { ssm } from './ssm';
import { states } from './states';
import { wafv2 } from './wafv2';
import { Seed } from './Seed';

/** Seeds of the services whose lists are paged. */
export const ALL_SEEDS: readonly Seed[] = [
  iam,
  kms,
  ssm,
  logs,
  dynamodb,
  s3,
  ecr,
  backup,
  cognito,
  apigateway,
  globalaccelerator,
  wafv2,
  emrServerless,
  states,
  efs,
  ec2,
  sagemaker,
  lambda,
  servicequotas,
  route53,
  networkFirewall,
  ram,
  cloudtrail,
  cloudformation,
];
