const ENV = {
  DOMAIN_ID: 'd-abc',
  EXECUTION_ROLE_ARN: 'arn:aws:iam::444455556666:role/AmazonSageMaker-x',
  FILE_SYSTEM_ID: 'fs-01234567',
  HOME_DIRECTORY_FUNCTION_NAME: 'home-directory',
  URL_EXPIRES_SECONDS: '60',
  SESSION_EXPIRES_SECONDS: '43200',
  AWS_REGION: 'eu-west-1',
};

const before = process.env;
afterEach(() => {
  process.env = before;
});

/** Loads the function as Lambda does at a cold start. */
function coldStart(changes: Record<string, string> = {}) {
  process.env = { ...before, ...ENV, ...changes };
  const loaded: { handler?: unknown } = {};
  jest.isolateModules(() => {
    Object.assign(loaded, jest.requireActual('./index'));
  });
  return loaded;
}

it('is ready after a cold start', () => {
  expect(coldStart().handler).toBeInstanceOf(Function);
});

it('says at a cold start what is wrong with its settings', () => {
  expect(() => coldStart({ URL_EXPIRES_SECONDS: '3600' })).toThrow(
    "Environment variable URL_EXPIRES_SECONDS must be a whole number from 5 to 300 but is '3600'",
  );
});
