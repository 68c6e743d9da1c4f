import { createLog } from '../shared/createLog';
import { InMemoryRegistry } from './__testUtils__/InMemoryRegistry';
import { ContainerRepository } from './ContainerRepository';
import { parseRequest } from './parseRequest';

const NAME = 'gco/trainer';
const ARN = 'arn:aws:ecr:eu-west-1:444455556666:repository/gco/trainer';
const PHYSICAL_ID = 'physical-id-of-the-resource';
const POLICY = '{ "rules": [] }';

let registry: InMemoryRegistry;
let lines: Record<string, unknown>[];

beforeEach(() => {
  registry = new InMemoryRegistry();
  lines = [];
});

/** What the Lambda answers to an event, from its text to its effects. */
const handle = (
  RequestType: string,
  properties: Record<string, unknown> = {},
  physicalId: string | undefined = PHYSICAL_ID,
) =>
  new ContainerRepository({
    registry,
    log: createLog({ write: line => lines.push(JSON.parse(line)) }),
  }).handle(
    parseRequest({
      RequestType,
      PhysicalResourceId: physicalId,
      ResourceProperties: { RepositoryName: NAME, ...properties },
    }),
  );

const images = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ digest: `sha256:${index}` }));

describe.each(['Create', 'Update'])('%s', type => {
  it('makes a repository that is not there', async () => {
    await expect(handle(type)).resolves.toEqual({
      PhysicalResourceId: ARN,
      Data: {
        RepositoryArn: ARN,
        RepositoryUri:
          '444455556666.dkr.ecr.eu-west-1.amazonaws.com/gco/trainer',
        RepositoryName: NAME,
        Adopted: 'false',
      },
    });
    expect(registry.repositories.has(NAME)).toBe(true);
  });

  it('adopts one that is', async () => {
    registry.add(NAME, { images: images(3) });
    const { PhysicalResourceId, Data } = await handle(type);
    expect(PhysicalResourceId).toBe(ARN);
    expect(Data).toMatchObject({ RepositoryArn: ARN, Adopted: 'true' });
    expect(registry.calls).toEqual(['find']);
    expect(registry.repositories.get(NAME)?.images).toHaveLength(3);
  });

  it('sets the lifecycle policy as it was given', async () => {
    await handle(type, { LifecyclePolicy: POLICY });
    expect(registry.repositories.get(NAME)?.policy).toBe(POLICY);
  });

  it.each([undefined, null, '', '  '])(
    'sets none for %p',
    async LifecyclePolicy => {
      await handle(type, { LifecyclePolicy });
      expect(registry.calls).toEqual(['find', 'create']);
    },
  );

  it('does nothing at all for a policy that is not JSON', async () => {
    expect(() => handle(type, { LifecyclePolicy: '{rules' })).toThrow(
      'LifecyclePolicy is not JSON: "{rules"',
    );
    expect(registry.calls).toEqual([]);
  });

  it('goes by the name when the registry tells no ARN', async () => {
    registry.anonymous = true;
    await expect(handle(type)).resolves.toEqual({
      PhysicalResourceId: NAME,
      Data: {
        RepositoryArn: '',
        RepositoryUri: '',
        RepositoryName: NAME,
        Adopted: 'false',
      },
    });
  });

  it.each(['find', 'create', 'putLifecyclePolicy'] as const)(
    'hands on an error of %s',
    async operation => {
      const error = new RangeError('no');
      registry.failures.set(operation, error);
      await expect(handle(type, { LifecyclePolicy: POLICY })).rejects.toBe(
        error,
      );
    },
  );
});

describe('Delete', () => {
  const destroy = { RemovalPolicy: 'destroy' };
  const purge = { ...destroy, EmptyOnDelete: 'true' };

  it('has nothing to do when there is no repository', async () => {
    await expect(handle('Delete', purge)).resolves.toEqual({
      PhysicalResourceId: PHYSICAL_ID,
      Data: { Deleted: 'false' },
    });
    expect(registry.calls).toEqual(['find']);
  });

  it.each([undefined, 'retain', 'RETAIN', 'snapshot', '', null])(
    'keeps it with removal policy %p, whatever its tags',
    async RemovalPolicy => {
      registry.add(NAME);
      await expect(
        handle('Delete', { ...purge, RemovalPolicy }),
      ).resolves.toEqual({
        PhysicalResourceId: PHYSICAL_ID,
        Data: { Deleted: 'false', Reason: 'removal-policy-retain' },
      });
      expect(registry.calls).toEqual(['find']);
    },
  );

  it.each(['destroy', 'DESTROY', ' Destroy '])(
    'deletes it with %p',
    async RemovalPolicy => {
      registry.add(NAME);
      await expect(handle('Delete', { RemovalPolicy })).resolves.toEqual({
        PhysicalResourceId: PHYSICAL_ID,
        Data: { Deleted: 'true' },
      });
      expect(registry.calls).toEqual(['find', 'tags', 'delete']);
    },
  );

  it.each(['true', 'True', 'TRUE'])(
    'keeps it when it is tagged gco:retain = %s',
    async value => {
      registry.add(NAME, { tags: { 'gco:retain': value }, images: images(1) });
      await expect(handle('Delete', purge)).resolves.toEqual({
        PhysicalResourceId: PHYSICAL_ID,
        Data: { Deleted: 'false', Reason: 'retain-tag' },
      });
      expect(registry.calls).toEqual(['find', 'tags']);
    },
  );

  it.each<Record<string, string>>([
    { 'gco:retain': 'false' },
    { 'gco:retain': '' },
    { retain: 'true' },
  ])('deletes it when it is tagged %p', async tags => {
    registry.add(NAME, { tags });
    const { Data } = await handle('Delete', destroy);
    expect(Data).toEqual({ Deleted: 'true' });
  });

  it('refuses when the tags cannot be read', async () => {
    registry.add(NAME);
    const cause = new RangeError('denied');
    registry.failures.set('tags', cause);
    await expect(handle('Delete', purge)).rejects.toMatchObject({
      name: 'TagsUnreadable',
      message: `The tags of repository '${NAME}' cannot be read, refusing deletion: denied`,
      cause,
    });
    expect(registry.repositories.has(NAME)).toBe(true);
  });

  it.each(['false', undefined, '', 'yes', '1'])(
    'does not touch images with EmptyOnDelete %p',
    async EmptyOnDelete => {
      registry.add(NAME, { images: images(1) });
      await expect(
        handle('Delete', { ...destroy, EmptyOnDelete }),
      ).rejects.toMatchObject({ name: 'RepositoryNotEmptyException' });
      expect(registry.repositories.get(NAME)?.images).toHaveLength(1);
    },
  );

  it('deletes the images first, a hundred at a time', async () => {
    registry.add(NAME, { images: images(250) });
    const { Data } = await handle('Delete', purge);
    expect(Data).toEqual({ Deleted: 'true' });
    expect(registry.calls).toEqual([
      'find',
      'tags',
      'digests',
      'deleteImages 100',
      'deleteImages 100',
      'deleteImages 50',
      'delete',
    ]);
    expect(lines).toContainEqual({
      level: 'info',
      message: 'images deleted',
      repository: NAME,
      images: 250,
    });
  });

  it('asks to delete no images when there are none', async () => {
    registry.add(NAME);
    await handle('Delete', purge);
    expect(registry.calls).toEqual(['find', 'tags', 'digests', 'delete']);
  });

  it('tries images again that a list referred to', async () => {
    registry.add(NAME, {
      images: [
        { digest: 'sha256:arm', listedIn: 'sha256:list' },
        { digest: 'sha256:list' },
      ],
    });
    await handle('Delete', purge);
    expect(registry.repositories.has(NAME)).toBe(false);
  });

  it('names images that do not go, and keeps the repository', async () => {
    const locked = images(7).map(image => ({ ...image, locked: 'locked' }));
    registry.add(NAME, { images: [...locked, { digest: 'sha256:free' }] });
    await expect(handle('Delete', purge)).rejects.toMatchObject({
      name: 'ImagesLeft',
      message: expect.stringMatching(
        /^7 images of repository 'gco\/trainer' cannot be deleted: sha256:0 \(locked\), .* and 2 more$/,
      ),
    });
    expect(registry.calls).not.toContain('delete');
  });

  it('hands on an error of the deletion', async () => {
    registry.add(NAME);
    const error = new RangeError('no');
    registry.failures.set('delete', error);
    await expect(handle('Delete', destroy)).rejects.toBe(error);
  });

  it('says why it kept a repository', async () => {
    registry.add(NAME);
    await handle('Delete');
    expect(lines).toEqual([
      {
        level: 'info',
        message: 'repository',
        type: 'Delete',
        repository: NAME,
      },
      {
        level: 'info',
        message: 'repository kept',
        repository: NAME,
        reason: 'removal-policy-retain',
      },
    ]);
  });
});
