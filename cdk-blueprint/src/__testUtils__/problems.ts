import { minimalInput } from './configs';

/** The problems that parsing a config reports, a line each. */
export function problemsOf(
  parse: (input: unknown) => unknown,
  kind: 'environment' | 'foundation',
  input: unknown,
): string[] {
  try {
    parse(input);
    return [];
  } catch (error) {
    expect(error).toMatchObject({ name: 'InputError' });
    const [heading, ...lines] = (error as Error).message.split('\n');
    expect(heading).toBe(`The ${kind} config is not valid:`);
    return lines.map(line => line.trim());
  }
}

/** A config with one key set, by its path. */
export function withValue(
  path: string,
  value: unknown,
  input: object = minimalInput,
): unknown {
  const config = structuredClone(input) as Record<string, any>;
  const keys = path.split('.');
  const last = keys.pop()!;
  const parent = keys.reduce((node, key) => (node[key] ??= {}), config);
  parent[last] = value;
  return config;
}
