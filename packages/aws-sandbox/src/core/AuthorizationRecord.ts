import { Principal } from './types';

/** Resources kept for each kind of decision. */
const MAX_SAMPLES = 5;

/** How often one principal was allowed, or refused, one action, and on what. */
export interface DecisionCount {
  count: number;
  /** The first resources that differ, {@link MAX_SAMPLES} at most. */
  resources: string[];
}

/** What one principal asked for. */
export interface PrincipalAuthorizations {
  /** ARN of the role or user; host name of a service. */
  principal: string;
  actions: Array<{
    action: string;
    allowed?: DecisionCount;
    denied?: DecisionCount;
  }>;
}

interface ActionCounts {
  allowed?: DecisionCount;
  denied?: DecisionCount;
}

/** What was asked of the authorizer, added up by principal and action: it grows with these, not with the calls. */
export class AuthorizationRecord {
  readonly #principals = new Map<string, Map<string, ActionCounts>>();

  record(decision: {
    principal: Principal;
    action: string;
    resource: string;
    allowed: boolean;
  }): void {
    const { principal, action, resource } = decision;
    const name = principal.roleArn ?? principal.arn;
    let actions = this.#principals.get(name);
    if (!actions) {
      actions = new Map();
      this.#principals.set(name, actions);
    }
    let counts = actions.get(action);
    if (!counts) {
      counts = {};
      actions.set(action, counts);
    }
    const outcome = decision.allowed ? 'allowed' : 'denied';
    const entry = (counts[outcome] ??= { count: 0, resources: [] });
    entry.count += 1;
    if (
      entry.resources.length < MAX_SAMPLES &&
      !entry.resources.includes(resource)
    ) {
      entry.resources.push(resource);
    }
  }

  /**
   * @param principal only this role, user or service; all of them, by name, unless given
   */
  list(principal?: string): PrincipalAuthorizations[] {
    return [...this.#principals]
      .filter(([name]) => principal === undefined || name === principal)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, actions]) => ({
        principal: name,
        actions: [...actions]
          .sort(([left], [right]) => (left < right ? -1 : 1))
          .map(([action, counts]) => ({ action, ...structuredClone(counts) })),
      }));
  }

  /** Forgets everything, so that a test sees its own calls only. */
  clear(): void {
    this.#principals.clear();
  }
}
