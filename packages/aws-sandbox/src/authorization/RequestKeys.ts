import { ConditionValues } from './types';

/** The condition keys of one request. Their names ignore case; values are always lists. */
export class RequestKeys {
  private values?: ReadonlyMap<string, readonly string[]>;

  constructor(
    private readonly source: ConditionValues | (() => ConditionValues),
  ) {}

  /** Values of a key; nothing when the request does not have it, or has it without any value. */
  get(name: string): readonly string[] | undefined {
    this.values ??= indexed(
      typeof this.source === 'function' ? this.source() : this.source,
    );
    return this.values.get(name.toLowerCase());
  }
}

function indexed(
  source: ConditionValues,
): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, readonly string[]>();
  for (const [name, given] of Object.entries(source)) {
    const list = typeof given === 'string' ? [given] : given;
    // A key that the service knows but has nothing for is as good as none.
    if (list !== undefined && list.length > 0) {
      values.set(name.toLowerCase(), list);
    }
  }
  return values;
}
