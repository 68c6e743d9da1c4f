import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity } from '@smithy/types';
import { createSandbox, Sandbox } from 'aws-sandbox';
import { strictEqual } from 'node:assert';

const HUB_ROLE = 'arn:aws:iam::111122223333:role/gco-analytics-hub';
const PORTAL_USER = {
  accessKeyId: 'AKIAGCOLOCALPORTAL01',
  secretAccessKey: 'local-portal-secret-not-a-real-key',
};

/** A call that the local AWS has seen. */
export interface SeenCall {
  service: string;
  operation: string;
  accountId: string;
  region: string;
  status: number;
}

/** What a role, user or service asked for, and whether it was let. */
export interface SeenAuthorizations {
  principal: string;
  actions: Array<{ action: string; allowed?: object; denied?: object }>;
}

/** The local AWS, as tests of the runner use it. */
export class LocalAws {
  private constructor(
    private readonly sandbox: Sandbox,
    readonly url: string,
  ) {}

  static async start(timeScale: number): Promise<LocalAws> {
    const sandbox = createSandbox({ timeScale });
    const { url } = await sandbox.start();
    return new LocalAws(sandbox, url);
  }

  stop(): Promise<void> {
    return this.sandbox.stop();
  }

  /** Credentials of the hub role, as the portal gets them. */
  readonly hubCredentials = async (): Promise<AwsCredentialIdentity> => {
    const sts = new STSClient({
      region: 'eu-west-1',
      endpoint: this.url,
      credentials: PORTAL_USER,
    });
    const { Credentials: hub } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: HUB_ROLE,
        RoleSessionName: 'blueprint-test',
      }),
    );
    return {
      accessKeyId: hub!.AccessKeyId!,
      secretAccessKey: hub!.SecretAccessKey!,
      sessionToken: hub!.SessionToken,
      expiration: hub!.Expiration,
    };
  };

  /** Makes every resource of a type fail. */
  async failResources(resourceType: string, message: string): Promise<void> {
    await this.fail({ service: 'cloudformation', resourceType, message });
  }

  /** Makes every call of an operation fail. */
  async failCalls(
    service: string,
    operation: string,
    message: string,
  ): Promise<void> {
    await this.fail({ service, operation, message });
  }

  /** Has the next resource of a type fail after it was made. */
  failOnce(resourceType: string): Promise<void> {
    return this.inject({ resourceType, count: 1, effect: { type: 'fail' } });
  }

  /** Has changes of a resource type take longer. */
  slowDown(resourceType: string, factor: number): Promise<void> {
    return this.inject({ resourceType, effect: { type: 'slow', factor } });
  }

  async clearFaults(): Promise<void> {
    await this.control('faults', { method: 'DELETE' });
  }

  async calls(): Promise<SeenCall[]> {
    const answer = await this.control('calls');
    return answer.calls ?? answer;
  }

  /** Everything that was asked of the permissions since the start. */
  async authorizations(): Promise<SeenAuthorizations[]> {
    return (await this.control('authorizations')).authorizations;
  }

  private fail(fault: object): Promise<void> {
    return this.inject({ code: 'InvalidRequest', ...fault });
  }

  private async inject(fault: object): Promise<void> {
    const body = JSON.stringify({ service: '*', ...fault });
    await this.control('faults', { method: 'POST', body });
  }

  private async control(path: string, init: RequestInit = {}): Promise<any> {
    const response = await fetch(`${this.url}/_sandbox/${path}`, {
      ...init,
      headers: { 'content-type': 'application/json' },
    });
    const text = await response.text();
    strictEqual(response.ok, true, text);
    return text ? JSON.parse(text) : undefined;
  }
}
