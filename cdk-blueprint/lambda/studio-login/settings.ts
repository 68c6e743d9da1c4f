import { NamedError } from '../shared/errors';

/** What the function is told by its environment. */
export interface LoginSettings {
  readonly domainId: string;
  readonly executionRoleArn: string;
  readonly fileSystemId: string;
  readonly homeDirectoryFunctionName: string;

  /** How long a URL opens Studio, 5 to 300 seconds. */
  readonly urlExpiresSeconds: number;

  /** How long a person stays in Studio without coming back here, 1800 to 43200 seconds. */
  readonly sessionExpiresSeconds: number;
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings from the function's environment variables.
 *
 * @throws InvalidSetting that names the variable, the rule and the value
 */
export function readSettings(env: Env): LoginSettings {
  return {
    domainId: text(env, 'DOMAIN_ID', {
      pattern: /^d-(-*[a-z0-9]){1,61}$/,
      rule: 'the id of a Studio domain',
    }),
    executionRoleArn: text(env, 'EXECUTION_ROLE_ARN', {
      pattern: /^arn:aws[a-z-]*:iam::\d{12}:role\/\S+$/,
      rule: 'the ARN of a role',
    }),
    fileSystemId: text(env, 'FILE_SYSTEM_ID', {
      pattern: /^fs-[0-9a-f]{8,}$/,
      rule: 'the id of an EFS file system',
    }),
    homeDirectoryFunctionName: text(env, 'HOME_DIRECTORY_FUNCTION_NAME', {
      pattern: /^[\w-]{1,64}$/,
      rule: 'the name of a Lambda function',
    }),
    urlExpiresSeconds: seconds(env, 'URL_EXPIRES_SECONDS', 5, 300),
    sessionExpiresSeconds: seconds(
      env,
      'SESSION_EXPIRES_SECONDS',
      1800,
      43_200,
    ),
  };
}

function text(
  env: Env,
  name: string,
  { pattern, rule }: { pattern: RegExp; rule: string },
): string {
  const value = env[name];
  if (value === undefined || !pattern.test(value)) {
    throw invalid(name, rule, value);
  }
  return value;
}

function seconds(env: Env, name: string, from: number, to: number): number {
  const value = env[name];
  const number = value !== undefined && /^\d+$/.test(value) ? Number(value) : 0;
  if (number < from || number > to) {
    throw invalid(name, `a whole number from ${from} to ${to}`, value);
  }
  return number;
}

function invalid(name: string, rule: string, value?: string): NamedError {
  const given = value === undefined ? 'is not set' : `is '${value}'`;
  return new NamedError(
    'InvalidSetting',
    `Environment variable ${name} must be ${rule} but ${given}`,
  );
}
