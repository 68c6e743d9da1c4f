import { readSettings } from './settings';

const ENV = {
  DOMAIN_ID: 'd-abc123',
  EXECUTION_ROLE_ARN:
    'arn:aws-us-gov:iam::444455556666:role/AmazonSageMaker-gco',
  FILE_SYSTEM_ID: 'fs-0123456789abcdef0',
  HOME_DIRECTORY_FUNCTION_NAME: 'gco-HomeDirectory-1x',
  URL_EXPIRES_SECONDS: '60',
  SESSION_EXPIRES_SECONDS: '43200',
};

it('reads what the function is told', () => {
  expect(readSettings(ENV)).toEqual({
    domainId: 'd-abc123',
    executionRoleArn: ENV.EXECUTION_ROLE_ARN,
    fileSystemId: 'fs-0123456789abcdef0',
    homeDirectoryFunctionName: 'gco-HomeDirectory-1x',
    urlExpiresSeconds: 60,
    sessionExpiresSeconds: 43_200,
  });
});

it.each([
  ['URL_EXPIRES_SECONDS', '5'],
  ['URL_EXPIRES_SECONDS', '300'],
  ['SESSION_EXPIRES_SECONDS', '1800'],
])('takes the ends of a range: %s %s', (name, value) => {
  expect(() => readSettings({ ...ENV, [name]: value })).not.toThrow();
});

it.each([
  ['DOMAIN_ID', 'my-domain', 'must be the id of a Studio domain'],
  ['EXECUTION_ROLE_ARN', 'role', 'must be the ARN of a role'],
  ['FILE_SYSTEM_ID', 'fs-', 'must be the id of an EFS file system'],
  ['HOME_DIRECTORY_FUNCTION_NAME', '', 'must be the name of a Lambda function'],
  ['URL_EXPIRES_SECONDS', '4', 'must be a whole number from 5 to 300'],
  ['URL_EXPIRES_SECONDS', '301', 'must be a whole number from 5 to 300'],
  ['URL_EXPIRES_SECONDS', '60s', 'must be a whole number from 5 to 300'],
  ['URL_EXPIRES_SECONDS', '6e1', 'must be a whole number from 5 to 300'],
  ['URL_EXPIRES_SECONDS', '', 'must be a whole number from 5 to 300'],
  ['SESSION_EXPIRES_SECONDS', '1799', 'whole number from 1800 to 43200'],
  ['SESSION_EXPIRES_SECONDS', '43201', 'whole number from 1800 to 43200'],
])('refuses %s=%s', (name, value, rule) => {
  const read = () => readSettings({ ...ENV, [name]: value });
  expect(read).toThrow(expect.objectContaining({ name: 'InvalidSetting' }));
  expect(read).toThrow(name);
  expect(read).toThrow(rule);
  expect(read).toThrow(`'${value}'`);
});

it.each(Object.keys(ENV))('needs %s', name => {
  expect(() => readSettings({ ...ENV, [name]: undefined })).toThrow(
    new RegExp(`^Environment variable ${name} must be .* but is not set$`),
  );
});
