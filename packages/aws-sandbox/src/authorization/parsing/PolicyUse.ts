/** What a policy is for: each kind requires other elements. */
export type PolicyUse = 'identity' | 'resource' | 'trust';
