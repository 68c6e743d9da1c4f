import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { SPOKE, startTestSandbox, TestSandbox } from './startTestSandbox';
import { createStudioWorld, StudioWorld } from './studioWorld';

/** A sandbox with a domain that the tests of one `describe` share. */
export class StudioLab {
  sandbox!: TestSandbox;
  /** Of the account's administrator. */
  sageMaker!: SageMakerClient;
  world!: StudioWorld;
  domainId!: string;
  #names = 0;

  async start(): Promise<void> {
    // Fast enough that waiting for a domain takes a tenth of a second.
    this.sandbox = await startTestSandbox({ timeScale: 0.0003 });
    this.sageMaker = this.sandbox.clients(this.sandbox.admin(SPOKE)).sageMaker;
    this.world = await createStudioWorld(this.sandbox);
    this.domainId = await this.world.createDomain({
      DomainName: 'shared',
      Tags: [{ Key: 'gco:environment', Value: 'fc' }],
    });
  }

  /** A name that no other test of the lab has. */
  unique(prefix: string): string {
    this.#names += 1;
    return `${prefix}-${this.#names}`;
  }
}

/** Starts a lab before the tests of the `describe` it is called in, and stops it after them. */
export function useStudio(): StudioLab {
  const lab = new StudioLab();
  beforeAll(() => lab.start());
  afterAll(() => lab.sandbox.stop());
  return lab;
}

/** What an error must look like to be this refusal. */
export function refusal(name: string, hint: string) {
  return { name, message: expect.stringContaining(hint) };
}
