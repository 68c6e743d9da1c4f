const PREFIX = 'imported-';

/** Stands where the scaffolder task of an operation would that was done before the portal knew the environment. */
export function importedTaskId(index: number): string {
  return `${PREFIX}${index + 1}`;
}

/** Whether no task of this portal ran the operation. */
export function isImportedTask(taskId: string): boolean {
  return taskId.startsWith(PREFIX);
}
