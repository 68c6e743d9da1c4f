import { Sandbox } from '../createSandbox';
import { SETTINGS } from './settings';

/** What `--help` prints. */
export function usage(): string {
  const flags = SETTINGS.map(
    ({ flag, value, variable, summary }) =>
      `  --${flag} ${value}\n      ${summary} (${variable})`,
  );
  return [
    'Usage: aws-sandbox [flags]',
    '',
    'A local AWS over HTTP for the SDKs, the CDK and the AWS CLI. It runs until it is interrupted.',
    '',
    ...flags,
    '  --help, -h',
    '  --version, -v',
    '',
    'Flags win over the environment variables in parentheses.',
    '',
  ].join('\n');
}

/** What a started sandbox tells: where it is, what is in it, what clients need in their environment. */
export function greeting(sandbox: Sandbox, url: string): string {
  const [first] = sandbox.accounts;
  const accounts = sandbox.accounts
    .slice(0, 8)
    .map(({ accountId, name }) => `  ${accountId}  ${name}`);
  const more = sandbox.accounts.length - accounts.length;
  return [
    '',
    'Accounts',
    ...accounts,
    ...(more > 0 ? [`  and ${more} more`] : []),
    '',
    `For the AWS CLI and the SDKs, as administrator of ${first.accountId} (of another account: its id at the end of the key):`,
    `  export AWS_ENDPOINT_URL=${url}`,
    `  export AWS_REGION=${first.regions[0]} AWS_DEFAULT_REGION=${first.regions[0]}`,
    `  export AWS_ACCESS_KEY_ID=AKIAGCOADMIN${first.accountId}`,
    '  export AWS_SECRET_ACCESS_KEY=local-admin-secret-not-a-real-key',
    '',
    `Faults, time, snapshots and more: ${url}/_sandbox/`,
    '',
  ].join('\n');
}
