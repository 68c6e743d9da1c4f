/** What kind of value follows in an encoded state. The numbers are part of the format: append, never renumber. */
export const Tag = {
  undefined: 0,
  null: 1,
  true: 2,
  false: 3,
  /** A whole number of at most 32 bits. */
  integer: 4,
  double: 5,
  bigint: 6,
  string: 7,
  /** A string that came before. */
  stringReference: 8,
  /** An object that came before. */
  reference: 9,
  object: 10,
  /** An object without prototype. */
  bareObject: 11,
  array: 12,
  /** A place of an array that holds nothing. */
  hole: 13,
  map: 14,
  set: 15,
  date: 16,
  regExp: 17,
  buffer: 18,
  bytes: 19,
  /** An instance of a state class. */
  instance: 20,
  /** An instance of a state class that extends `Map`. */
  mapInstance: 21,
  /** An instance of a state class that extends `Set`. */
  setInstance: 22,
} as const;
