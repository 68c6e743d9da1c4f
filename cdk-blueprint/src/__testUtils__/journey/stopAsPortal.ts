import {
  EMRServerlessClient,
  GetApplicationCommand,
  StopApplicationCommand,
} from '@aws-sdk/client-emr-serverless';
import {
  DeleteAppCommand,
  DescribeAppCommand,
  DescribeSpaceCommand,
  ListAppsCommand,
  ListSpacesCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import type { LocalAws } from '../localAws';
import { assumePortalRole } from './assumePortalRole';
import { startSpark } from './startSpark';
import { until } from './until';

/** Stops what costs money, with the roles that the portal has for it: all apps, and Spark, which is started before. */
export async function stopAsPortal(
  aws: LocalAws,
  outputs: Record<string, string>,
  person: string,
): Promise<void> {
  const { DomainId, EmrApplicationId: applicationId } = outputs;
  const studio = new SageMakerClient(
    await assumePortalRole(aws, outputs.AppsRoleArn, person),
  );
  await studio.send(new ListSpacesCommand({ DomainIdEquals: DomainId }));
  const { Apps = [] } = await studio.send(
    new ListAppsCommand({ DomainIdEquals: DomainId }),
  );
  for (const { AppType, AppName, SpaceName } of Apps) {
    const app = { DomainId, AppType, AppName, SpaceName };
    await studio.send(new DescribeSpaceCommand({ DomainId, SpaceName }));
    await studio.send(new DescribeAppCommand(app));
    await studio.send(new DeleteAppCommand(app));
  }
  const spark = new EMRServerlessClient(
    await assumePortalRole(aws, outputs.EmrOperatorRoleArn, person),
  );
  await startSpark(spark, applicationId);
  await spark.send(new StopApplicationCommand({ applicationId }));
  await until(
    async () =>
      (
        await spark.send(new GetApplicationCommand({ applicationId }))
      ).application!.state === 'STOPPED',
  );
}
