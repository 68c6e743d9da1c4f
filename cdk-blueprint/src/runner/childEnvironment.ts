import { join } from 'node:path';

/** Directories that belong to one run. */
export interface RunPaths {
  /** Parent of the others. */
  readonly root: string;
  readonly home: string;
  readonly cdkHome: string;
  readonly tmp: string;
  /** Cloud assembly; made by the synthesis. */
  readonly outdir: string;
}

/** The directories of a run below its root. */
export const runPaths = (root: string): RunPaths => ({
  root,
  home: join(root, 'home'),
  cdkHome: join(root, 'cdk'),
  tmp: join(root, 'tmp'),
  outdir: join(root, 'out'),
});

// Where AWS is and how to get there. Credentials and profiles are left out on purpose: the child asks its parent.
const PASSED_ON =
  /^(PATH|LANG|LC_ALL|TZ|NODE_EXTRA_CA_CERTS|AWS_CA_BUNDLE|AWS_ENDPOINT_URL(_[A-Z0-9_]+)?|AWS_USE_(FIPS|DUALSTACK)_ENDPOINT|CDK_S3_FORCE_PATH_STYLE|(HTTPS?|NO|ALL)_PROXY)$/i;

/** Options of {@link childEnvironment}. */
export interface ChildEnvironmentOptions {
  /** Environment of the parent. */
  readonly inherited: NodeJS.ProcessEnv;
  readonly paths: RunPaths;
  readonly region: string;
  /** Goes over everything else. */
  readonly extra: Readonly<Record<string, string>>;
}

/** The environment of a child: what it needs to reach AWS, its own directories, and nothing else of the parent's. */
export function childEnvironment({
  inherited,
  paths,
  region,
  extra,
}: ChildEnvironmentOptions): Record<string, string> {
  const passedOn = Object.entries(inherited).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && PASSED_ON.test(entry[0]),
  );
  return {
    ...Object.fromEntries(passedOn),
    HOME: paths.home,
    CDK_HOME: paths.cdkHome,
    TMPDIR: paths.tmp,
    AWS_REGION: region,
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_VALIDATION: 'false',
    ...extra,
  };
}
