import {
  EMRServerlessClient,
  GetApplicationCommand,
  StartApplicationCommand,
} from '@aws-sdk/client-emr-serverless';
import { until } from './until';

/** Starts the Spark application and waits until it runs. */
export async function startSpark(
  client: EMRServerlessClient,
  applicationId: string,
): Promise<void> {
  await client.send(new StartApplicationCommand({ applicationId }));
  await until(
    async () =>
      (
        await client.send(new GetApplicationCommand({ applicationId }))
      ).application!.state === 'STARTED',
  );
}
