/** A rule of a service's model that a value breaks. */
export type Rule =
  | { readonly kind: 'required' }
  | { readonly kind: 'minLength' | 'maxLength'; readonly limit: number }
  | { readonly kind: 'min' | 'max'; readonly limit: number }
  | { readonly kind: 'pattern'; readonly pattern: string }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  /** One of a list's items, a map's keys or its values breaks one of these. */
  | {
      readonly kind: 'items' | 'keys' | 'values';
      readonly rules: readonly Rule[];
    };

/** One value that breaks a rule. */
export interface Violation {
  /** Steps to the value: names of members, places in lists, keys of maps. */
  readonly path: readonly PathStep[];
  readonly rule: Rule;
  readonly value: unknown;
  /** The value must not be shown. */
  readonly sensitive?: boolean;
}

/** A member's name, the place of a list's item, counted from 0, or a map's key. */
export type PathStep =
  | { readonly member: string }
  | { readonly item: number }
  | { readonly key: string };
