import { Authorizer } from './Authorizer';
import { CallLog } from './CallLog';
import { CREDENTIAL_STORE, CredentialStore } from './CredentialStore';
import { FAULT_STORE } from './resourceFault';
import { FaultList } from './FaultList';
import { ScaledClock } from './ScaledClock';
import { StateStore } from './StateStore';
import { Service } from './types';

/** One AWS account of the sandbox. */
export interface Account {
  accountId: string;
  name: string;
  /** Regions that are switched on. */
  regions: string[];
}

/** Everything that one sandbox consists of; nothing lives outside it. */
export class World {
  readonly partition = 'aws';
  readonly accounts = new Map<string, Account>();
  readonly state = new StateStore();
  readonly calls = new CallLog();
  readonly credentials: CredentialStore;
  readonly faults: FaultList;
  readonly clock: ScaledClock;
  readonly authorizer: Authorizer;
  readonly #services = new Map<string, Service>();

  constructor(options: {
    clock: ScaledClock;
    services: readonly Service[];
    createAuthorizer: (world: World) => Authorizer;
  }) {
    this.clock = options.clock;
    this.faults = this.state.get([FAULT_STORE], () => new FaultList());
    this.credentials = this.state.get(
      [CREDENTIAL_STORE],
      () => new CredentialStore(),
    );
    for (const service of options.services) {
      this.#services.set(service.name, service);
    }
    this.authorizer = options.createAuthorizer(this);
  }

  /** @param name signing name, e.g. `elasticfilesystem` */
  service(name: string): Service | undefined {
    return this.#services.get(name);
  }
}
