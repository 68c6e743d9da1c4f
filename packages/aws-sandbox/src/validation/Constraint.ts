/** What a service model asks of one member; only what is given counts. */
export interface Constraint {
  minLength?: number;
  maxLength?: number;
  /** For the whole text. */
  pattern?: RegExp;
  min?: number;
  max?: number;
  enum?: readonly string[];
  minItems?: number;
  maxItems?: number;
}

/**
 * Constraints of an operation's input by path: `Name`, `Settings.Timeout`, or with `[]` for each item of a list:
 * `Tags[].Key`. Members that are absent satisfy everything.
 */
export type Constraints = Readonly<Record<string, Constraint>>;
