import { createSandbox, Sandbox, SandboxOptions } from 'aws-sandbox';
import { DeployedEnvironment } from '@gco/plugin-gco-analytics-node';

/** A call that the local AWS answered. */
export interface SeenCall {
  account: string;
  service: string;
  operation: string;
  principalArn: string;
  sessionName?: string;
  sourceIdentity?: string;
  sessionTags: Record<string, string>;
  status: number;
  errorCode?: string;
}

/** A failure that the local AWS shows to callers. */
export interface Fault {
  service: string;
  operation?: string;
  accountId?: string;
  code: string;
  message?: string;
  status?: number;
  count?: number;
}

/** A local AWS that the SDK finds by itself while it runs. */
export class LocalAws {
  readonly #sandbox: Sandbox;
  #url = '';
  #endpointBefore: string | undefined;

  constructor(options: Pick<SandboxOptions, 'fixtures'> = {}) {
    this.#sandbox = createSandbox({ port: 0, timeScale: 0.001, ...options });
  }

  async start(): Promise<void> {
    ({ url: this.#url } = await this.#sandbox.start());
    this.#endpointBefore = process.env.AWS_ENDPOINT_URL;
    process.env.AWS_ENDPOINT_URL = this.#url;
  }

  async stop(): Promise<void> {
    if (this.#endpointBefore === undefined) {
      delete process.env.AWS_ENDPOINT_URL;
    } else {
      process.env.AWS_ENDPOINT_URL = this.#endpointBefore;
    }
    await this.#sandbox.stop();
  }

  /** Calls that are seen while some work is done. */
  async callsDuring(work: () => Promise<unknown>): Promise<SeenCall[]> {
    const before = await this.#calls();
    await work();
    return (await this.#calls()).slice(before.length);
  }

  async withFault<T>(fault: Fault, work: () => Promise<T>): Promise<T> {
    const answer = await fetch(`${this.#url}/_sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    });
    if (answer.status !== 201) {
      throw new TypeError(`Bad fault: ${await answer.text()}`);
    }
    try {
      return await work();
    } finally {
      await fetch(`${this.#url}/_sandbox/faults`, { method: 'DELETE' });
    }
  }

  /** What the local AWS tells of environments that were there before. */
  async environments(): Promise<DeployedEnvironment[]> {
    const answer = await fetch(`${this.#url}/_sandbox/environments`);
    return (await answer.json()).environments;
  }

  async #calls(): Promise<SeenCall[]> {
    const answer = await fetch(`${this.#url}/_sandbox/calls`);
    return (await answer.json()).calls;
  }
}
