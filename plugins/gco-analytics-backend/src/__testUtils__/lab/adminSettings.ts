/** SDK settings of an account's administrator. */
export function adminSettings(accountId: string, region: string) {
  return {
    region,
    credentials: {
      accessKeyId: `AKIAGCOADMIN${accountId}`,
      secretAccessKey: 'local-admin-secret-not-a-real-key',
    },
    forcePathStyle: true,
  };
}
