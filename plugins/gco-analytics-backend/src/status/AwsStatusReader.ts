import { DescribeFileSystemsCommand } from '@aws-sdk/client-efs';
import { GetApplicationCommand } from '@aws-sdk/client-emr-serverless';
import { DescribeDomainCommand } from '@aws-sdk/client-sagemaker';
import { toError } from '@backstage/errors';
import {
  EnvironmentOutputs,
  ResourceKind,
  ResourceStatus,
} from '@gco/plugin-gco-analytics-common';
import { AssumeRoleInput } from '@gco/plugin-gco-analytics-node';
import { AwsClients, classifyAwsError } from '../aws';
import { consoleUrl } from './consoleUrls';
import { mapConcurrently } from './mapConcurrently';
import { readBucket } from './readBucket';
import {
  bucketStatus,
  domainStatus,
  emrStatus,
  fileSystemStatus,
} from './resources';
import { staleReason } from './staleReason';
import {
  StatusReader,
  StatusReading,
  StatusScope,
  StatusTarget,
} from './StatusReader';

const SESSION_NAME = 'gco-analytics-status';
const ENVIRONMENTS_AT_ONCE = 4;

type Seen = Omit<ResourceStatus, 'kind' | 'id' | 'title'>;

/** One resource to look at. */
interface Look {
  kind: ResourceKind;
  /** Output that holds its id. */
  output: keyof EnvironmentOutputs;
  title: string;
  see(id: string): Promise<Seen>;
}

/** {@link StatusReader} that describes each resource, through the account's read role. */
export class AwsStatusReader implements StatusReader {
  readonly #clients: AwsClients;
  readonly #linksToConsole: boolean;

  constructor(options: {
    clients: AwsClients;
    /** Whether resources have pages in the AWS console, which those of a local AWS do not. */
    linksToConsole: boolean;
  }) {
    this.#clients = options.clients;
    this.#linksToConsole = options.linksToConsole;
  }

  async read(
    { account, region }: StatusScope,
    targets: StatusTarget[],
  ): Promise<StatusReading[]> {
    const session = {
      roleArn: account.readRoleArn,
      externalId: account.externalId,
      sessionName: SESSION_NAME,
      region,
    };
    await this.#clients.ensureSession(session);
    return mapConcurrently(targets, ENVIRONMENTS_AT_ONCE, target =>
      this.#readEnvironment(session, target),
    );
  }

  async #readEnvironment(
    session: AssumeRoleInput,
    target: StatusTarget,
  ): Promise<StatusReading> {
    const { environment, outputs } = target;
    try {
      const resources = await Promise.all(
        this.#looks(session).flatMap(look => {
          const id = outputs[look.output];
          return id ? [this.#readResource(session, look, id)] : [];
        }),
      );
      return { environment, resources };
    } catch (error) {
      return { environment, failure: staleReason(error) };
    }
  }

  async #readResource(
    session: AssumeRoleInput,
    { kind, title, see }: Look,
    id: string,
  ): Promise<ResourceStatus> {
    const partition = session.roleArn.split(':')[1];
    const url = this.#linksToConsole
      ? consoleUrl({ kind, id, region: session.region, partition })
      : undefined;
    const seen = await see(id).catch(unseen);
    return { kind, id, title, ...seen, ...(url && { consoleUrl: url }) };
  }

  #looks(session: AssumeRoleInput): Look[] {
    const bucket = async (name: string) =>
      bucketStatus(await readBucket(this.#clients.s3(session), name));
    return [
      {
        kind: 'domain',
        output: 'DomainId',
        title: 'Studio domain',
        see: async id =>
          domainStatus(
            await this.#clients
              .sageMaker(session)
              .send(new DescribeDomainCommand({ DomainId: id })),
          ),
      },
      {
        kind: 'emr',
        output: 'EmrApplicationId',
        title: 'EMR Serverless application',
        see: async id => {
          const { application } = await this.#clients
            .emrServerless(session)
            .send(new GetApplicationCommand({ applicationId: id }));
          return emrStatus(application ?? {});
        },
      },
      {
        kind: 'bucket',
        output: 'StudioBucketName',
        title: 'Studio bucket',
        see: bucket,
      },
      {
        kind: 'bucket',
        output: 'AccessLogBucketName',
        title: 'Access log bucket',
        see: bucket,
      },
      {
        kind: 'file-system',
        output: 'FileSystemId',
        title: 'Studio file system',
        see: async id => {
          const { FileSystems: [fileSystem] = [] } = await this.#clients
            .efs(session)
            .send(new DescribeFileSystemsCommand({ FileSystemId: id }));
          return fileSystemStatus(fileSystem ?? {});
        },
      },
    ];
  }
}

/** A resource that is gone or hidden is news about that resource; any other error means that nothing was learnt. */
function unseen(error: unknown): Seen {
  switch (classifyAwsError(error)) {
    case 'not-found':
      return {
        state: 'Missing',
        health: 'failed',
        reason: 'It does not exist in AWS any more',
        facts: {},
      };
    case 'access-denied':
      return {
        state: 'Unknown',
        health: 'unknown',
        reason: `The portal may not look at it: ${toError(error).name}`,
        facts: {},
      };
    default:
      throw error;
  }
}
