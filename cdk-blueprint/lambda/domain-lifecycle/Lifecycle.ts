import { errorMessage, errorName } from '../shared/errorName';
import { InvalidInput, NamedError } from '../shared/errors';
import { Log } from '../shared/createLog';
import { CustomResource, Left } from './CustomResource';
import { parseRequest, Request } from './Request';

/** The framework gives up after an hour and can only say so; this is early enough to say what is left. */
const DEADLINE_MINUTES = 50;

/** How long it may take until a new policy is in force. */
const NEW_POLICY_MS = 2 * 60_000;
const DENIED = [
  'AccessDenied',
  'AccessDeniedException',
  'UnauthorizedOperation',
];

/** A message ends up in a stack event, which holds about a thousand characters. */
const NAMED_AT_MOST = 15;

/** What `onEvent` answers; the framework hands it on to every `isComplete`. */
export interface Accepted {
  readonly PhysicalResourceId: string;
  readonly StartedAt: string;
  readonly Deadline: string;
}

/** Options of {@link Lifecycle}. */
export interface LifecycleOptions {
  /** By `ResourceType`. */
  readonly resources: Readonly<Record<string, CustomResource>>;
  readonly now: () => Date;
  readonly log: Log;
}

/** Something did not come to its end in time. */
export class StillLeft extends NamedError {
  constructor(minutes: number, left: Left) {
    super(
      'StillLeft',
      `Not finished after ${minutes} minutes. Still left: ${shown(left)}`,
    );
  }
}

/** Answers the provider framework: takes requests on and works on them pass by pass. */
export class Lifecycle {
  constructor(private readonly options: LifecycleOptions) {}

  async onEvent(event: unknown): Promise<Accepted> {
    const request = parseRequest(event);
    const startedAt = this.options.now();
    const deadline = new Date(startedAt.getTime() + DEADLINE_MINUTES * 60_000);
    return {
      PhysicalResourceId: this.physicalId(request),
      StartedAt: startedAt.toISOString(),
      Deadline: deadline.toISOString(),
    };
  }

  async isComplete(event: unknown): Promise<{ IsComplete: boolean }> {
    const request = parseRequest(event);
    const { startedAt, deadline } = request;
    if (!startedAt || !deadline) {
      throw new InvalidInput('StartedAt and Deadline of onEvent are missing');
    }
    const left = await this.pass({ ...request, startedAt });
    this.options.log.info('pass', {
      resourceType: request.resourceType,
      requestType: request.type,
      left,
    });
    const now = this.options.now();
    if (left.length > 0 && now >= deadline) {
      const minutes = (now.getTime() - startedAt.getTime()) / 60_000;
      throw new StillLeft(Math.round(minutes), left);
    }
    return { IsComplete: left.length === 0 };
  }

  // Policies that were attached a moment ago are not in force everywhere yet.
  private async pass(request: Request & { startedAt: Date }): Promise<Left> {
    try {
      return await this.resourceOf(request).pass(request);
    } catch (error) {
      const age = this.options.now().getTime() - request.startedAt.getTime();
      if (age > NEW_POLICY_MS || !DENIED.includes(errorName(error)))
        throw error;
      return [`permission (${errorMessage(error)})`];
    }
  }

  // What is deleted keeps its id, whatever its properties look like: they may be those that its creation failed over.
  private physicalId(request: Request): string {
    const resource = this.resourceOf(request);
    if (request.type === 'Delete' && request.physicalId) {
      return request.physicalId;
    }
    resource.check(request);
    return resource.physicalId(request);
  }

  private resourceOf({ resourceType }: Request): CustomResource {
    const { resources } = this.options;
    if (!Object.hasOwn(resources, resourceType)) {
      throw new InvalidInput(`There is no resource type '${resourceType}'`);
    }
    return resources[resourceType];
  }
}

function shown(left: Left): string {
  const named = left.slice(0, NAMED_AT_MOST).join(', ');
  const others = left.length - NAMED_AT_MOST;
  return others > 0 ? `${named} and ${others} more` : named;
}
