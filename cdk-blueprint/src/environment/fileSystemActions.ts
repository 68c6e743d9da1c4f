/** What a client of a file system can be allowed: to mount it, to write, and to be root on it. */
export const CLIENT_ACTIONS = [
  'elasticfilesystem:ClientMount',
  'elasticfilesystem:ClientWrite',
  'elasticfilesystem:ClientRootAccess',
] as const;
