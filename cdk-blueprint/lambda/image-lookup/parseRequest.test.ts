import { parseRequest } from './parseRequest';

const event = (changes: object = {}) => ({
  RequestType: 'Create',
  ResourceProperties: { RepositoryName: 'gco/trainer' },
  ...changes,
});

it('keeps a repository unless told otherwise', () => {
  expect(parseRequest(event())).toEqual({
    type: 'Create',
    name: 'gco/trainer',
    physicalId: undefined,
    destroy: false,
    emptyFirst: false,
    lifecyclePolicy: undefined,
  });
});

it.each([undefined, null, 'create', 'Drop', '', 7])(
  'refuses the request type %p',
  RequestType => {
    expect(() => parseRequest(event({ RequestType }))).toThrow(
      `Unsupported RequestType ${JSON.stringify(RequestType)}`,
    );
  },
);

it.each([undefined, null, 'Create', 42])('refuses the event %p', anything => {
  expect(() => parseRequest(anything)).toThrow('Unsupported RequestType');
});

it.each([
  [undefined],
  [null],
  [{}],
  [{ RepositoryName: '' }],
  [{ RepositoryName: ' ' }],
  [{ RepositoryName: null }],
  [{ RepositoryName: ['gco/trainer'] }],
])('refuses the properties %p', ResourceProperties => {
  expect(() => parseRequest(event({ ResourceProperties }))).toThrow(
    /^RepositoryName must be a name; it is /,
  );
});

it('does not show more of a wrong value than is needed', () => {
  const LifecyclePolicy = 'x'.repeat(5000);
  expect(() =>
    parseRequest(
      event({ ResourceProperties: { RepositoryName: 'a', LifecyclePolicy } }),
    ),
  ).toThrow(/^LifecyclePolicy is not JSON: .{200}$/);
});

it.each([7, true, {}, []])('refuses the lifecycle policy %p', policy => {
  expect(() =>
    parseRequest(
      event({
        ResourceProperties: { RepositoryName: 'a', LifecyclePolicy: policy },
      }),
    ),
  ).toThrow(/^LifecyclePolicy must be JSON text; it is /);
});

it('deletes whatever the lifecycle policy looks like', () => {
  expect(
    parseRequest(
      event({
        RequestType: 'Delete',
        PhysicalResourceId: 'id',
        ResourceProperties: { RepositoryName: 'a', LifecyclePolicy: '{' },
      }),
    ),
  ).toMatchObject({ type: 'Delete', physicalId: 'id' });
});
