import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { resourcesOf, templateOf } from '../__testUtils__/templates';
import { BLUEPRINT_VERSION } from '../version';
import { mutableTags } from './environmentTags';
import { REPLACED_BY_TAGS } from './tagResources';

const everything = resourcesOf(
  templateOf({
    environment: {
      name: 'forecasting',
      owner: 'group:default/forecasting',
      costCentre: '4711',
      expiresOn: '2027-01-31',
    },
    network: { mode: 'nat', maxAzs: 3 },
    studio: {
      canvas: { enabled: true },
      lifecycleScripts: {
        jupyterLab: '#!/bin/sh\n',
        codeEditor: '#!/bin/sh\n',
      },
    },
    gco: { integration: true },
  }),
);

const MUTABLE = [
  'gco:owner',
  'gco:cost-centre',
  'gco:expires-on',
  'gco:blueprint-version',
];

/** Keys of a resource's tags, wherever its type keeps them. */
function tagKeys(properties: Record<string, any>): string[] {
  const [, tags = []] =
    Object.entries(properties).find(([name]) => /^\w*Tags$/.test(name)) ?? [];
  return Array.isArray(tags) ? tags.map(({ Key }) => Key) : Object.keys(tags);
}

describe('resource types', () => {
  const database = loadAwsServiceSpecSync();
  const replacedByTags = (type: string): boolean => {
    const [resource] = database.lookup(
      'resource',
      'cloudFormationType',
      'equals',
      type,
    );
    return Object.entries(resource?.properties ?? {}).some(
      ([name, { causesReplacement = 'no' }]) =>
        /Tags$/.test(name) && causesReplacement !== 'no',
    );
  };
  const types = [
    ...new Set(Object.values(everything).map(({ Type }) => Type)),
  ].filter(type => type.startsWith('AWS::'));

  it('are excepted from tags that change when a change replaces them, and only then', () => {
    expect(types.filter(replacedByTags).sort()).toEqual(
      [...REPLACED_BY_TAGS].sort(),
    );
  });

  it('are known to the data that says so', () => {
    expect(replacedByTags('AWS::SageMaker::UserProfile')).toBe(true);
    expect(replacedByTags('AWS::S3::Bucket')).toBe(false);
  });
});

it('tags everything else with what changes', () => {
  const tagged = Object.entries(everything).filter(
    ([, { Type, Properties }]) =>
      Type.startsWith('AWS::') &&
      !REPLACED_BY_TAGS.includes(Type) &&
      tagKeys(Properties ?? {}).length > 0,
  );
  expect(tagged.length).toBeGreaterThan(40);
  for (const [id, { Properties }] of tagged) {
    expect([id, ...tagKeys(Properties)]).toEqual(
      expect.arrayContaining([
        id,
        'gco:environment',
        'gco:project',
        ...MUTABLE,
      ]),
    );
  }
});

it('hands the domain the tags that change by its API', () => {
  const { Tags, FixedTags } = everything.LifecycleDomainSettings.Properties;
  expect(JSON.parse(Tags)).toEqual({
    'gco:owner': 'group:default/forecasting',
    'gco:cost-centre': '4711',
    'gco:expires-on': '2027-01-31',
    'gco:blueprint-version': BLUEPRINT_VERSION,
  });
  expect(JSON.parse(FixedTags)).toEqual({
    'gco:environment': 'forecasting',
    'gco:project': 'gco',
  });
});

it('has no tag for what the config does not say', () => {
  expect(
    Object.keys(
      mutableTags({
        projectName: 'gco',
        environment: { name: 'forecasting', owner: 'group:default/x' },
      }),
    ),
  ).toEqual(['gco:owner', 'gco:blueprint-version']);
});
