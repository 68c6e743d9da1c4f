import { requireProfileName, userNameOf } from './userName';

const withClaims = (claims: unknown) => ({
  requestContext: { authorizer: { claims } },
});

describe('the name of the user', () => {
  it.each([
    [{ 'cognito:username': 'ana', username: 'other' }, 'ana'],
    [{ 'cognito:username': '', username: 'ana' }, 'ana'],
    [{ username: 'ana' }, 'ana'],
  ])('comes from the claims %j', (claims, name) => {
    expect(userNameOf(withClaims(claims))).toBe(name);
  });

  it.each([
    ['no event', undefined],
    ['null', null],
    ['a text', 'event'],
    ['no context', {}],
    ['a context that is null', { requestContext: null }],
    ['no authorizer', { requestContext: {} }],
    ['an authorizer that is a text', { requestContext: { authorizer: 'x' } }],
    ['no claims', { requestContext: { authorizer: {} } }],
    ['claims that are a text', withClaims('cognito:username')],
    ['a list of claims', withClaims(['ana'])],
    ['no name', withClaims({ sub: '1' })],
    ['an empty name', withClaims({ 'cognito:username': '', username: '' })],
    ['a number', withClaims({ 'cognito:username': 7, username: 'ana' })],
    ['an object', withClaims({ 'cognito:username': { toString: 'ana' } })],
  ])('is missing with %s', (_what, event) => {
    expect(() => userNameOf(event)).toThrow(
      expect.objectContaining({ name: 'MissingCognitoClaim', statusCode: 401 }),
    );
  });
});

describe('a profile name', () => {
  it.each(['ab', 'Ana', 'a-b', 'a--b', '9lives', '42', 'x'.repeat(63)])(
    'can be %s',
    name => expect(requireProfileName(name)).toBe(name),
  );

  it.each([
    'a',
    'x'.repeat(64),
    '-ana',
    'ana-',
    'ana.maria',
    'ana_maria',
    'ana@example.com',
    'josé',
    '../ana',
    'ana/../bruno',
    'a na',
    'ana\n',
    'ana*',
    '-'.repeat(63),
    `a${'-'.repeat(100_000)}`,
  ])('cannot be %j', name => {
    expect(() => requireProfileName(name)).toThrow(
      expect.objectContaining({ name: 'UnsupportedUserName', statusCode: 400 }),
    );
  });
});
