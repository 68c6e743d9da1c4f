import { EC2Client } from '@aws-sdk/client-ec2';
import { EFSClient } from '@aws-sdk/client-efs';
import { EMRServerlessClient } from '@aws-sdk/client-emr-serverless';
import { S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { Log } from '../shared/createLog';
import { bucketContents } from './bucketContents';
import { defaultSecurityGroup } from './defaultSecurityGroup';
import { domainLeftovers } from './domainLeftovers';
import { domainSettings } from './domainSettings';
import { drainDomain } from './drainDomain';
import { Ec2SecurityGroups } from './Ec2SecurityGroups';
import { ElasticFileSystems } from './ElasticFileSystems';
import { EmrServerlessApplications } from './EmrServerlessApplications';
import { Lifecycle } from './Lifecycle';
import { S3Buckets } from './S3Buckets';
import { SageMakerStudio } from './SageMakerStudio';
import { stopSpark } from './stopSpark';

// Deleting a full domain is many calls on APIs that allow a few a second: the SDK slows down by itself.
const CLIENT = { retryMode: 'adaptive', maxAttempts: 8 } as const;

/** The resource types of this function, on the AWS that it runs in. */
export function createLifecycle(log: Log): Lifecycle {
  const studio = new SageMakerStudio(new SageMakerClient(CLIENT));
  const fileSystems = new ElasticFileSystems(new EFSClient(CLIENT));
  const securityGroups = new Ec2SecurityGroups(new EC2Client(CLIENT));
  const spark = new EmrServerlessApplications(new EMRServerlessClient(CLIENT));
  const buckets = new S3Buckets(createS3Client());
  const now = () => new Date();
  return new Lifecycle({
    now,
    log,
    resources: {
      'Custom::StudioDomainSettings': domainSettings({
        studio,
        fileSystems,
        securityGroups,
      }),
      'Custom::StudioDomainDrain': drainDomain({ studio, now }),
      'Custom::StudioDomainLeftovers': domainLeftovers({
        studio,
        fileSystems,
        securityGroups,
        now,
      }),
      'Custom::SparkStop': stopSpark(spark),
      'Custom::DefaultSecurityGroup': defaultSecurityGroup({ securityGroups }),
      'Custom::BucketContents': bucketContents({ buckets, now }),
    },
  });
}

// Buckets have hosts of their own on AWS only; an endpoint of one's own has one host for all.
function createS3Client(): S3Client {
  const forcePathStyle = process.env.AWS_ENDPOINT_URL !== undefined;
  return new S3Client({ ...CLIENT, forcePathStyle });
}
