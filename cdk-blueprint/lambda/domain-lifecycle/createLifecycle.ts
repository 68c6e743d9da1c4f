import { EC2Client } from '@aws-sdk/client-ec2';
import { EFSClient } from '@aws-sdk/client-efs';
import { EMRServerlessClient } from '@aws-sdk/client-emr-serverless';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { Log } from '../shared/createLog';
import { domainLeftovers } from './domainLeftovers';
import { domainSettings } from './domainSettings';
import { drainDomain } from './drainDomain';
import { Ec2SecurityGroups } from './Ec2SecurityGroups';
import { ElasticFileSystems } from './ElasticFileSystems';
import { EmrServerlessApplications } from './EmrServerlessApplications';
import { Lifecycle } from './Lifecycle';
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
    },
  });
}
