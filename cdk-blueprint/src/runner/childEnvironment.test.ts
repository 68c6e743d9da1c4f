import { childEnvironment, runPaths } from './childEnvironment';

const paths = runPaths('/var/portal/run-1');
const environment = (inherited: NodeJS.ProcessEnv, extra = {}) =>
  childEnvironment({ inherited, paths, region: 'eu-west-1', extra });

it('passes on the way to AWS and nothing of the parent', () => {
  const result = environment({
    PATH: '/bin',
    AWS_ENDPOINT_URL: 'http://localhost:1',
    AWS_ENDPOINT_URL_S3: 'http://localhost:2',
    AWS_ENDPOINT_URL_S3_FOR_CLOUDFORMATION: 'http://localhost:3',
    https_proxy: 'http://proxy',
    NO_PROXY: 'localhost',
    NODE_EXTRA_CA_CERTS: '/ca.pem',
    AWS_ACCESS_KEY_ID: 'AKIA',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_SESSION_TOKEN: 'token',
    AWS_PROFILE: 'default',
    POSTGRES_PASSWORD: 'secret',
    NODE_OPTIONS: '--inspect',
    HOME: '/root',
    MY_PATH: '/elsewhere',
    UNSET: undefined,
  });
  expect(result).toEqual({
    PATH: '/bin',
    AWS_ENDPOINT_URL: 'http://localhost:1',
    AWS_ENDPOINT_URL_S3: 'http://localhost:2',
    AWS_ENDPOINT_URL_S3_FOR_CLOUDFORMATION: 'http://localhost:3',
    https_proxy: 'http://proxy',
    NO_PROXY: 'localhost',
    NODE_EXTRA_CA_CERTS: '/ca.pem',
    HOME: '/var/portal/run-1/home',
    CDK_HOME: '/var/portal/run-1/cdk',
    TMPDIR: '/var/portal/run-1/tmp',
    AWS_REGION: 'eu-west-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_VALIDATION: 'false',
  });
});

it('lets the given environment win', () => {
  const inherited = { AWS_ENDPOINT_URL: 'http://localhost:1' };
  expect(
    environment(inherited, { AWS_ENDPOINT_URL: 'http://localhost:2', X: '1' }),
  ).toMatchObject({
    AWS_ENDPOINT_URL: 'http://localhost:2',
    X: '1',
  });
});
