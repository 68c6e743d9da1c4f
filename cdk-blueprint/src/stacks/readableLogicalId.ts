// Names that constructs give their main resource and that say nothing.
const SILENT = new Set(['Resource', 'Default']);

/**
 * A resource's logical id from its place in the tree: `StudioBucket/Resource` becomes `StudioBucket`. People read these
 * ids in events and errors, so they carry no hash; should two resources ever get the same one, synthesis fails.
 *
 * @param path construct ids from the stack (exclusive) to the resource
 */
export function readableLogicalId(path: readonly string[]): string {
  return path
    .filter(part => !SILENT.has(part))
    .map(asWord)
    .join('');
}

// `waiter-state-machine` becomes `WaiterStateMachine`.
function asWord(part: string): string {
  return part
    .split(/[^A-Za-z0-9]+/)
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
