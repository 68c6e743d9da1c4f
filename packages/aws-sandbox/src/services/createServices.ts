import { Service } from '../core/types';
import { apiGatewayService } from './apigateway';
import { backupService } from './backup';
import { cloudformationService } from './cloudformation';
import { cloudTrailService } from './cloudtrail';
import { cloudWatchService } from './cloudwatch';
import { cognitoService } from './cognito-idp';
import { costExplorerService } from './costexplorer';
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
import { networkFirewallService } from './networkfirewall';
import { ramService } from './ram';
import { route53Service } from './route53';
import { s3Service } from './s3';
import { sageMakerService } from './sagemaker';
import { serviceQuotasService } from './servicequotas';
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
    cloudTrailService,
    cloudWatchService,
    cognitoService,
    costExplorerService,
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
    networkFirewallService,
    ramService,
    route53Service,
    s3Service,
    sageMakerService,
    serviceQuotasService,
    ssmService,
    statesService,
    stsService,
    wafService,
  ];
}
