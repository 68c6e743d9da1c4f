import { StateError } from './StateError';

const PATH = /^\$(?:\.[A-Za-z_][\w-]*|\['[^']+'\]|\[\d+\])*$/;
const STEP = /\.([A-Za-z_][\w-]*)|\['([^']+)'\]|\[(\d+)\]/g;

function stepsOf(path: string): string[] {
  if (!PATH.test(path)) {
    throw new StateError(
      'States.Runtime',
      `The path '${path}' is not implemented by the local AWS; plain references are`,
    );
  }
  return [...path.matchAll(STEP)].map(
    ([, name, quoted, index]) => name ?? quoted ?? index,
  );
}

/** Whether a path leads to something. */
export function exists(path: string, data: unknown): boolean {
  return lookUp(path, data) !== undefined;
}

function lookUp(path: string, data: unknown): unknown {
  return stepsOf(path).reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<string, unknown>)[step]
        : undefined,
    data,
  );
}

/** What a path such as `$.order.lines[0]` leads to. */
export function select(path: string, data: unknown): unknown {
  const value = lookUp(path, data);
  if (value === undefined) {
    throw new StateError(
      'States.Runtime',
      `The path '${path}' was not found in the input ${JSON.stringify(data)}`,
    );
  }
  return value;
}

/** Puts a value to where a path leads; `null` throws it away. */
export function place(
  path: string | null | undefined,
  data: unknown,
  value: unknown,
): unknown {
  if (path === null) {
    return data;
  }
  const steps = stepsOf(path ?? '$');
  if (!steps.length) {
    return value;
  }
  const root: Record<string, any> = structuredClone(
    typeof data === 'object' && data !== null ? data : {},
  );
  let at = root;
  steps.slice(0, -1).forEach(step => {
    at[step] =
      typeof at[step] === 'object' && at[step] !== null ? at[step] : {};
    at = at[step];
  });
  at[steps[steps.length - 1]] = value;
  return root;
}

/** A template whose keys ending in `.$` are filled from paths; `$$` stands for the execution's own data. */
export function fill(template: unknown, data: unknown, own: unknown): unknown {
  if (Array.isArray(template)) {
    return template.map(item => fill(item, data, own));
  }
  if (typeof template !== 'object' || template === null) {
    return template;
  }
  return Object.fromEntries(
    Object.entries(template).map(([key, value]) => {
      if (!key.endsWith('.$')) {
        return [key, fill(value, data, own)];
      }
      const path = String(value);
      return [
        key.slice(0, -2),
        path.startsWith('$$') ? select(path.slice(1), own) : select(path, data),
      ];
    }),
  );
}
