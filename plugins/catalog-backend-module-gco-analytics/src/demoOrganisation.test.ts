import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  componentEntityV1alpha1Validator,
  Entity,
  entityEnvelopeSchemaValidator,
  groupEntityV1alpha1Validator,
  KindValidator,
  locationEntityV1alpha1Validator,
  parseEntityRef,
  systemEntityV1alpha1Validator,
  stringifyEntityRef,
  userEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { parseAllDocuments } from 'yaml';

const folder = resolve(__dirname, '../../../catalog');
const validators: Record<string, KindValidator> = {
  Component: componentEntityV1alpha1Validator,
  Group: groupEntityV1alpha1Validator,
  Location: locationEntityV1alpha1Validator,
  System: systemEntityV1alpha1Validator,
  User: userEntityV1alpha1Validator,
};

function read(file: string): Entity[] {
  return parseAllDocuments(readFileSync(resolve(folder, file), 'utf8')).map(
    document => document.toJS(),
  );
}

describe('the demo organisation', () => {
  const [location] = read('all.yaml');
  const entities = [
    location,
    ...(location.spec!.targets as string[]).flatMap(read),
  ];
  const refs = new Set(entities.map(entity => stringifyEntityRef(entity)));
  const find = (ref: string) =>
    entities.find(entity => stringifyEntityRef(entity) === ref)!;

  it.each(
    entities.map((entity): [string, Entity] => [
      stringifyEntityRef(entity),
      entity,
    ]),
  )('has %s as the catalog takes it', async (_, entity) => {
    expect(() => entityEnvelopeSchemaValidator()(entity)).not.toThrow();
    await expect(validators[entity.kind].check(entity)).resolves.toBe(true);
  });

  it('points only at entities that are there', () => {
    const pointers = entities.flatMap(({ spec = {} }) => [
      ...[spec.owner ?? []]
        .flat()
        .map(ref => parseEntityRef(String(ref), { defaultKind: 'Group' })),
      ...[spec.system ?? []]
        .flat()
        .map(ref => parseEntityRef(String(ref), { defaultKind: 'System' })),
      ...[spec.memberOf ?? []]
        .flat()
        .map(ref => parseEntityRef(String(ref), { defaultKind: 'Group' })),
    ]);

    expect(
      pointers
        .map(pointer => stringifyEntityRef(pointer))
        .filter(ref => !refs.has(ref)),
    ).toEqual([]);
    expect(pointers.length).toBeGreaterThan(7);
  });

  it('has the people of the sign-in page in their teams', () => {
    const teams = ['ana', 'lena', 'bruno', 'petra'].map(
      name => find(`user:default/${name}`).spec!.memberOf,
    );

    expect(teams).toEqual([
      ['forecasting'],
      ['forecasting'],
      ['fraud'],
      ['platform'],
    ]);
  });

  it("writes to nobody's real address", () => {
    const addresses = entities.flatMap(
      ({ spec }) =>
        (spec?.profile as { email?: string } | undefined)?.email ?? [],
    );

    expect(
      addresses.filter(address => !address.endsWith('@example.com')),
    ).toEqual([]);
    expect(addresses).toHaveLength(16);
  });

  it('has a component that uses the environment forecast', () => {
    expect(find('component:default/demand-forecast')).toMatchObject({
      metadata: { annotations: { 'gco.io/environment': 'forecast' } },
      spec: { owner: 'group:default/forecasting' },
    });
    expect(find('component:default/card-fraud').spec!.owner).toBe(
      'group:default/fraud',
    );
  });
});
