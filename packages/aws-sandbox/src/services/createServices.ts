import { Service } from '../core/types';
import { cloudformationService } from './cloudformation';
import { ec2Service } from './ec2';
import { efsService } from './efs';
import { emrServerlessService } from './emr-serverless';
import { iamService } from './iam';
import { kmsService } from './kms';
import { logsService } from './logs';
import { s3Service } from './s3';
import { sageMakerService } from './sagemaker';
import { ssmService } from './ssm';
import { stsService } from './sts';

/** The services of a sandbox. */
export function createServices(): Service[] {
  return [
    cloudformationService,
    ec2Service,
    efsService,
    emrServerlessService,
    iamService,
    kmsService,
    logsService,
    s3Service,
    sageMakerService,
    ssmService,
    stsService,
  ];
}
