type Settings = Readonly<Record<string, unknown>>;

const isSettings = (value: unknown): value is Settings =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Settings with changes laid over them; lists are replaced whole. */
export function mergeSettings(current: Settings, changes: Settings): Settings {
  const merged: Record<string, unknown> = { ...current };
  for (const [key, change] of Object.entries(changes)) {
    const before = merged[key];
    merged[key] =
      isSettings(before) && isSettings(change)
        ? mergeSettings(before, change)
        : change;
  }
  return merged;
}

/** Whether changes would make a difference. */
export function areDifferent(current: unknown, changes: unknown): boolean {
  if (isSettings(changes)) {
    return (
      !isSettings(current) ||
      Object.entries(changes).some(([key, change]) =>
        areDifferent(current[key], change),
      )
    );
  }
  return JSON.stringify(current) !== JSON.stringify(changes);
}
