/** What AWS says while it does not let something be done yet; nothing when it has begun or nothing is to be done. */
export type Refusal = string | undefined;
