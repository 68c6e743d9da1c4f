import {
  CreateApplicationCommand,
  EMRServerlessClient,
} from '@aws-sdk/client-emr-serverless';
import { EnvironmentOutputs } from '@gco/plugin-gco-analytics-common';
import { AnalyticsStore } from '../../store';
import { mockCandidate } from '../mockCandidate';
import { adminSettings } from './adminSettings';
import { createBucket } from './createBucket';
import { createDomain } from './createDomain';
import { createHomeDirectoryFunction } from './createHomeDirectoryFunction';
import { createRoles } from './createRoles';
import { createTeamFileSystem } from './createTeamFileSystem';

export interface LabEnvironment {
  name: string;
  accountId: string;
  outputs: Partial<EnvironmentOutputs>;
}

/** An environment that is deployed on the local AWS and active in the store. */
export async function createLabEnvironment(options: {
  store: AnalyticsStore;
  name: string;
  owner?: string;
  accountId?: string;
  /** What the portal believes to be the external id, when it is to be wrong. */
  storedExternalId?: string;
}): Promise<LabEnvironment> {
  const { store, name, accountId = '444455556666' } = options;
  const candidate = mockCandidate({
    name,
    accountId,
    owner: options.owner ?? 'group:default/forecasting',
  });
  const externalId = `external-${name}`;
  const outputs = await createResources({
    name,
    accountId,
    region: candidate.region,
    externalId,
  });
  const now = new Date();
  await store.environments.insert(
    {
      ...candidate,
      externalId: options.storedExternalId ?? externalId,
      createdBy: 'user:default/ana',
    },
    now,
  );
  await store.environments.update(
    { name, version: 1 },
    { state: 'active', outputs, activatedAt: now },
    now,
  );
  return { name, accountId, outputs };
}

async function createResources(place: {
  name: string;
  accountId: string;
  region: string;
  externalId: string;
}): Promise<Partial<EnvironmentOutputs>> {
  const { name, accountId, region } = place;
  const settings = adminSettings(accountId, region);
  const roles = await createRoles(place);
  const { vpcId, subnetId, ...domain } = await createDomain({
    ...place,
    executionRoleArn: roles.ExecutionRoleArn,
  });
  const fileSystem = await createTeamFileSystem({
    ...place,
    vpcId,
    subnetId,
  });
  const { applicationId } = await new EMRServerlessClient(settings).send(
    new CreateApplicationCommand({
      name,
      type: 'Spark',
      releaseLabel: 'emr-7.14.0',
      clientToken: name,
    }),
  );
  const StudioBucketName = `gco-${name}-studio-${accountId}`;
  const AccessLogBucketName = `gco-${name}-logs-${accountId}`;
  await createBucket({ bucket: StudioBucketName, accountId, region });
  await createBucket({ bucket: AccessLogBucketName, accountId, region });
  return {
    BlueprintVersion: '0.1.0',
    ...roles,
    ...domain,
    FileSystemId: fileSystem.fileSystemId,
    HomeDirectoryFunctionArn: await createHomeDirectoryFunction({
      ...place,
      fileSystem,
    }),
    EmrApplicationId: applicationId,
    StudioBucketName,
    AccessLogBucketName,
  };
}
