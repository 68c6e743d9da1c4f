import { parsePolicy, Policy, PolicyUse } from '../../authorization';

/** Policies kept for each use; session policies may differ from call to call. */
const MAX_KEPT = 5000;

/** Policies by their text, which never changes: each is read and prepared once. */
export class PolicyCache {
  readonly #kept: Readonly<Record<PolicyUse, Map<string, Policy>>> = {
    identity: new Map(),
    resource: new Map(),
    trust: new Map(),
  };

  get(document: string, use: PolicyUse): Policy {
    const kept = this.#kept[use];
    let policy = kept.get(document);
    if (!policy) {
      if (kept.size >= MAX_KEPT) {
        kept.clear();
      }
      policy = parsePolicy(document, use);
      kept.set(document, policy);
    }
    return policy;
  }
}
