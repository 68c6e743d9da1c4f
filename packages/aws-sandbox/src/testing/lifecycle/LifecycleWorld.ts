import { AwsError } from '../../core/AwsError';
import { DefaultCallContext } from '../../core/DefaultCallContext';
import { dispatch } from '../../core/dispatch';
import { userPrincipal } from '../../core/principals';
import { ScaledClock } from '../../core/ScaledClock';
import { Service } from '../../core/types';
import { World } from '../../core/World';
import { seedAccount } from '../../seed/seedAccount';
import { IamAuthorizer, iamService } from '../../services/iam';

const ACCOUNT = '444455556666';
const REGION = 'eu-west-1';

/** What became of a call. */
export type Outcome = { output: any } | { error: AwsError };

/** A world without a server whose time moves only when it is told to. */
export class LifecycleWorld {
  static readonly accountId = ACCOUNT;
  static readonly region = REGION;

  readonly world: World;

  private constructor(world: World) {
    this.world = world;
  }

  /** @param services what there is besides IAM */
  static create(services: readonly Service[]): LifecycleWorld {
    const world = new World({
      // Wall time all but stands still beside AWS time.
      clock: new ScaledClock({ scale: 1_000_000 }),
      services: [iamService, ...services],
      createAuthorizer: created => new IamAuthorizer(created),
    });
    seedAccount(world, {
      accountId: ACCOUNT,
      name: 'Life cycles',
      regions: [REGION],
    });
    return new LifecycleWorld(world);
  }

  /** A call of the account's administrator. */
  context(service: string): DefaultCallContext {
    return new DefaultCallContext({
      world: this.world,
      service,
      accountId: ACCOUNT,
      region: REGION,
      principal: userPrincipal({
        accountId: ACCOUNT,
        arn: `arn:aws:iam::${ACCOUNT}:user/admin`,
        userId: 'AIDAADMIN',
      }),
    });
  }

  /** One call of the account's administrator. */
  async attempt(
    service: string,
    operation: string,
    input: object,
  ): Promise<Outcome> {
    const context = this.context(service);
    try {
      return {
        output: await dispatch(this.world, context, {
          service,
          operation,
          input,
        }),
      };
    } catch (error) {
      if (!(error instanceof AwsError) || error.code === 'SandboxFailure') {
        throw error;
      }
      return { error };
    }
  }

  /** The same, where it must succeed. */
  async call(service: string, operation: string, input: object): Promise<any> {
    const outcome = await this.attempt(service, operation, input);
    if ('error' in outcome) {
      throw outcome.error;
    }
    return outcome.output;
  }

  /** All pages of a list. */
  async list(
    service: string,
    operation: string,
    member: string,
    input: object = {},
  ): Promise<any[]> {
    const items: any[] = [];
    let page: object | undefined = {};
    while (page) {
      const output = await this.call(service, operation, { ...input, ...page });
      items.push(...output[member]);
      page = output.NextToken
        ? { NextToken: output.NextToken }
        : output.nextToken && { nextToken: output.nextToken };
    }
    return items;
  }

  advance(seconds: number): Promise<void> {
    return this.world.clock.advance(seconds * 1000);
  }

  end(): void {
    this.world.generation.end();
  }
}
