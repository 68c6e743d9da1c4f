import { CallContext } from '../../core/types';
import { RateCounter } from './RateCounter';

/** What the rate rules of all web ACLs have counted lately; begins anew when the sandbox does. */
export class RateCounters {
  /** By ARN of the web ACL, then by name of the rule. */
  readonly #counters = new Map<string, Map<string, RateCounter>>();

  static of(context: Pick<CallContext, 'runtime'>): RateCounters {
    return context.runtime('wafv2-rates', () => new RateCounters());
  }

  forRule(aclArn: string, ruleName: string): RateCounter {
    const ofAcl = this.#counters.get(aclArn) ?? new Map<string, RateCounter>();
    this.#counters.set(aclArn, ofAcl);
    const counter = ofAcl.get(ruleName) ?? new RateCounter();
    ofAcl.set(ruleName, counter);
    return counter;
  }

  /** Forgets what was counted for other rules than these. */
  keep(aclArn: string, ruleNames: readonly string[]): void {
    const ofAcl = this.#counters.get(aclArn);
    for (const name of ofAcl?.keys() ?? []) {
      if (!ruleNames.includes(name)) {
        ofAcl!.delete(name);
      }
    }
  }
}
