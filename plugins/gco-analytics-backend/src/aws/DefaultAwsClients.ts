import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { EFSClient } from '@aws-sdk/client-efs';
import { EMRServerlessClient } from '@aws-sdk/client-emr-serverless';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import {
  AssumeRoleInput,
  AwsSessions,
  sessionKey,
} from '@gco/plugin-gco-analytics-node';
import { AwsClients } from './AwsClients';
import { RecentMap } from './RecentMap';

const MAX_CLIENTS = 2000;

/** What all clients have in common. */
interface ClientSettings {
  region: string;
  credentials: ReturnType<AwsSessions['assume']>;
  retryMode: string;
  maxAttempts: number;
  customUserAgent: [string, string][];
  requestHandler: {
    httpAgent: HttpAgent;
    httpsAgent: HttpsAgent;
    /** Milliseconds. */
    connectionTimeout: number;
    /** Milliseconds. */
    requestTimeout: number;
  };
}

export interface AwsClientsOptions {
  sessions: AwsSessions;
  /** Whether another endpoint takes the place of AWS: S3 is then addressed by path, since bucket host names do not resolve. */
  customEndpoint?: boolean;
}

/** {@link AwsClients} that shares one pool of connections among all clients. */
export class DefaultAwsClients implements AwsClients {
  readonly #sessions: AwsSessions;
  readonly #customEndpoint: boolean;
  readonly #httpAgent = new HttpAgent({ keepAlive: true, maxSockets: 50 });
  readonly #httpsAgent = new HttpsAgent({ keepAlive: true, maxSockets: 50 });
  // Clients that fall out are not destroyed: that would close the shared connections under calls of others.
  readonly #clients = new RecentMap<string, unknown>(MAX_CLIENTS);

  constructor(options: AwsClientsOptions) {
    this.#sessions = options.sessions;
    this.#customEndpoint = options.customEndpoint ?? false;
  }

  sageMaker(session: AssumeRoleInput): SageMakerClient {
    return this.#client('sagemaker', session, settings => {
      return new SageMakerClient(settings);
    });
  }

  emrServerless(session: AssumeRoleInput): EMRServerlessClient {
    return this.#client('emr-serverless', session, settings => {
      return new EMRServerlessClient(settings);
    });
  }

  s3(session: AssumeRoleInput): S3Client {
    return this.#client('s3', session, settings => {
      return new S3Client({
        ...settings,
        forcePathStyle: this.#customEndpoint,
      });
    });
  }

  efs(session: AssumeRoleInput): EFSClient {
    return this.#client('efs', session, settings => new EFSClient(settings));
  }

  lambda(session: AssumeRoleInput): LambdaClient {
    return this.#client('lambda', session, settings => {
      return new LambdaClient(settings);
    });
  }

  async ensureSession(session: AssumeRoleInput): Promise<void> {
    await this.#sessions.assume(session)();
  }

  /** Closes idle connections. */
  stop(): void {
    this.#httpAgent.destroy();
    this.#httpsAgent.destroy();
  }

  #client<T>(
    service: string,
    session: AssumeRoleInput,
    create: (settings: ClientSettings) => T,
  ): T {
    const key = `${service} ${sessionKey(session)}`;
    return this.#clients.getOrCreate(key, () =>
      create(this.#settings(session)),
    ) as T;
  }

  #settings(session: AssumeRoleInput): ClientSettings {
    return {
      region: session.region,
      credentials: this.#sessions.assume(session),
      retryMode: 'adaptive',
      maxAttempts: 3,
      customUserAgent: [['gco-analytics', 'portal']],
      requestHandler: {
        httpAgent: this.#httpAgent,
        httpsAgent: this.#httpsAgent,
        connectionTimeout: 3_000,
        requestTimeout: 15_000,
      },
    };
  }
}
