import { CallContext, Principal } from '../../core/types';

/** A call that changed or looked at something, as CloudTrail keeps it. Holds no secrets: of the input only names and ids. */
export interface ManagementEvent {
  /** Counts up over all events. */
  readonly sequence: number;
  readonly time: Date;
  readonly requestId: string;
  readonly service: string;
  readonly operation: string;
  readonly readOnly: boolean;
  readonly region: string;
  readonly principal: Pick<
    Principal,
    | 'kind'
    | 'accountId'
    | 'arn'
    | 'userId'
    | 'roleArn'
    | 'sessionName'
    | 'sourceIdentity'
  >;
  readonly sourceIp: string;
  readonly userAgent: string;
  /** Service that called, inside AWS. */
  readonly invokedBy?: string;
  /** Names and ids in the input by member. */
  readonly names: Readonly<Record<string, string>>;
  readonly errorCode?: string;
  readonly errorMessage?: string;
}

/** Events of one account and region that are kept. */
const CAPACITY = 20_000;

/** The latest management events of all accounts. */
export class Trail {
  readonly #events = new Map<string, ManagementEvent[]>();
  #sequence = 0;

  static of(context: Pick<CallContext, 'runtime'>): Trail {
    return context.runtime('cloudtrail', () => new Trail());
  }

  add(accountId: string, event: Omit<ManagementEvent, 'sequence'>): void {
    const place = `${accountId}/${event.region}`;
    let events = this.#events.get(place);
    if (!events) {
      events = [];
      this.#events.set(place, events);
    }
    this.#sequence += 1;
    events.push({ ...event, sequence: this.#sequence });
    if (events.length > CAPACITY * 1.2) {
      events.splice(0, events.length - CAPACITY);
    }
  }

  /** Events of an account and region, newest first. */
  *newest(accountId: string, region: string): Generator<ManagementEvent> {
    const events = this.#events.get(`${accountId}/${region}`) ?? [];
    for (let index = events.length - 1; index >= 0; index -= 1) {
      yield events[index];
    }
  }
}
