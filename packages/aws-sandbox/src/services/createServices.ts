import { Service } from '../core/types';
import { apiGatewayService } from './apigateway';
import { backupService } from './backup';
import { cloudformationService } from './cloudformation';
import { cognitoService } from './cognito-idp';
import { dynamoDbService } from './dynamodb';
import { ec2Service } from './ec2';
import { ecrService } from './ecr';
import { efsService } from './efs';
import { emrServerlessService } from './emr-serverless';
import { firehoseService } from './firehose';
import { globalAcceleratorService } from './globalaccelerator';
import { iamService } from './iam';
import { kmsService } from './kms';
import { lambdaService } from './lambda';
import { logsService } from './logs';
import { s3Service } from './s3';
import { sageMakerService } from './sagemaker';
import { ssmService } from './ssm';
import { statesService } from './states';
import { stsService } from './sts';
import { wafService } from './wafv2';

/** The services of a sandbox. */
export function createServices(): Service[] {
  return [
    apiGatewayService,
    backupService,
    cloudformationService,
    cognitoService,
    dynamoDbService,
    ec2Service,
    ecrService,
    efsService,
    emrServerlessService,
    firehoseService,
    globalAcceleratorService,
    iamService,
    kmsService,
    lambdaService,
    logsService,
    s3Service,
    sageMakerService,
    ssmService,
    statesService,
    stsService,
    wafService,
  ];
}
