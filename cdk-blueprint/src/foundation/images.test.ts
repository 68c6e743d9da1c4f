import {
  exampleFoundation,
  foundationTemplateOf,
} from '../__testUtils__/foundations';
import { ResolvedTemplate } from '../__testUtils__/simulation/ResolvedTemplate';
import { RoleSimulation } from '../__testUtils__/simulation/RoleSimulation';
import { resourcesOf } from '../__testUtils__/templates';
import type { FoundationConfigInput } from '../config';
import { KNOWN_REGIONS } from '../config/regions';
import { replicationDestinations } from './replicationDestinations';

type Changes = Partial<FoundationConfigInput>;

const REGIONS = ['eu-west-1', 'us-east-1', 'ap-southeast-2'];
const images = (settings: FoundationConfigInput['images']): Changes => ({
  images: settings,
});

describe('replication', () => {
  it.each<[string, Changes, string[]]>([
    ['one region', {}, []],
    ['three regions', { regions: REGIONS }, ['us-east-1', 'ap-southeast-2']],
    [
      'a list',
      images({ replication: { destinations: ['eu-central-1', 'us-west-2'] } }),
      ['eu-central-1', 'us-west-2'],
    ],
    [
      'a list with the region itself',
      images({ replication: { destinations: ['us-east-1', 'eu-west-1'] } }),
      ['us-east-1'],
    ],
    [
      'a list of the region itself',
      {
        regions: REGIONS,
        images: { replication: { destinations: ['eu-west-1'] } },
      },
      [],
    ],
    [
      'replication switched off',
      { regions: REGIONS, images: { replication: { enabled: false } } },
      [],
    ],
  ])('with %s', (_what, changes, expected) => {
    expect(replicationDestinations(exampleFoundation(changes))).toEqual(
      expected,
    );
    const rule = {
      RepositoryFilters: [{ Filter: 'gco/', FilterType: 'PREFIX_MATCH' }],
      Destinations: expected.map(Region => ({
        Region,
        RegistryId: '444455556666',
      })),
    };
    const replications = foundationTemplateOf(changes).findResources(
      'AWS::ECR::ReplicationConfiguration',
    );
    expect(
      Object.values(replications).map(({ Properties }) => Properties),
    ).toEqual(
      expected.length > 0
        ? [{ ReplicationConfiguration: { Rules: [rule] } }]
        : [],
    );
  });

  it('goes to no more regions than ECR takes', () => {
    const others = KNOWN_REGIONS.filter(
      region => !/^(cn|us-gov)-|^eu-west-1$/.test(region),
    );
    const regions = ['eu-west-1', ...others];
    expect(() => foundationTemplateOf({ regions })).toThrow(
      /^images\.replication\.destinations: must be at most 25 regions beside eu-west-1 \(got \d+\)$/,
    );
    expect(
      replicationDestinations(
        exampleFoundation({ regions: regions.slice(0, 26) }),
      ),
    ).toHaveLength(25);
  });

  it('is for the repositories of the project', () => {
    const { ImageReplication } = resourcesOf(
      foundationTemplateOf({ projectName: 'acme', regions: REGIONS }),
    );
    expect(JSON.stringify(ImageReplication)).toContain('"Filter":"acme/"');
  });
});

describe('repositories', () => {
  const repositories = (settings: FoundationConfigInput['images']) =>
    Object.values(
      foundationTemplateOf(images(settings)).findResources(
        'Custom::ContainerRepository',
      ),
    ).map(({ Properties }) => Properties);

  it('are none by default, and the function is there all the same', () => {
    expect(repositories({})).toEqual([]);
    foundationTemplateOf().hasOutput('ImageLookupFunctionArn', {
      Value: { 'Fn::GetAtt': ['ImageLookupFunction', 'Arn'] },
    });
  });

  it('are kept with their images unless told otherwise', () => {
    expect(repositories({ repositories: ['trainer'] })).toEqual([
      {
        ServiceToken: {
          'Fn::GetAtt': ['ImageLookupProviderFrameworkOnEvent', 'Arn'],
        },
        RepositoryName: 'gco/trainer',
        RemovalPolicy: 'retain',
        EmptyOnDelete: 'false',
        LifecyclePolicy: expect.any(String),
      },
    ]);
    expect(
      repositories({
        repositories: ['trainer'],
        removalPolicy: 'destroy',
        emptyOnDelete: true,
      }),
    ).toMatchObject([{ RemovalPolicy: 'destroy', EmptyOnDelete: 'true' }]);
  });

  it('expire images as configured', () => {
    const [{ LifecyclePolicy }] = repositories({
      repositories: ['trainer'],
      lifecycle: { keepTagged: 5, expireUntaggedDays: 2 },
    });
    const { rules } = JSON.parse(LifecyclePolicy);
    expect(rules).toMatchObject([
      {
        rulePriority: 1,
        selection: {
          tagStatus: 'untagged',
          countType: 'sinceImagePushed',
          countUnit: 'days',
          countNumber: 2,
        },
        action: { type: 'expire' },
      },
      {
        rulePriority: 2,
        selection: {
          tagStatus: 'tagged',
          tagPatternList: ['*'],
          countType: 'imageCountMoreThan',
          countNumber: 5,
        },
        action: { type: 'expire' },
      },
    ]);
  });

  it('of names that differ in a character only are told apart', () => {
    const names = ['ab', 'a-b', 'a_b', 'a.b', 'a/b', 'a-b/c', 'a/b-c'];
    expect(
      repositories({ repositories: names }).map(
        ({ RepositoryName }) => RepositoryName,
      ),
    ).toEqual(expect.arrayContaining(names.map(name => `gco/${name}`)));
  });

  it('keep their logical ids whatever is added before them', () => {
    const ids = (...names: string[]) =>
      Object.keys(
        foundationTemplateOf(images({ repositories: names })).findResources(
          'Custom::ContainerRepository',
        ),
      );
    expect(ids('zeta', 'alpha')).toEqual(expect.arrayContaining(ids('alpha')));
  });
});

describe('the function that keeps repositories', () => {
  const template = foundationTemplateOf({ regions: REGIONS });
  const simulation = (role: string) =>
    new RoleSimulation(
      new ResolvedTemplate(resourcesOf(template), {
        accountId: '444455556666',
        region: 'eu-west-1',
      }),
      role,
    );
  const lookup = simulation('ImageLookupFunctionRole');
  const repository = (name: string, account = '444455556666') =>
    `arn:aws:ecr:eu-west-1:${account}:repository/${name}`;

  it.each([
    'DescribeRepositories',
    'CreateRepository',
    'PutLifecyclePolicy',
    'ListTagsForResource',
    'DescribeImages',
    'BatchDeleteImage',
    'DeleteRepository',
  ])('may call %s for the repositories of the project only', action => {
    const may = (resource: string) =>
      lookup.may({ action: `ecr:${action}`, resource });
    expect(may(repository('gco/trainer'))).toBe(true);
    expect(may(repository('gco/a/b'))).toBe(true);
    expect(may(repository('gcox/trainer'))).toBe(false);
    expect(may(repository('trainer'))).toBe(false);
    expect(may(repository('gco/trainer', '999988887777'))).toBe(false);
  });

  it.each(['PutImage', 'SetRepositoryPolicy', 'BatchGetImage', 'TagResource'])(
    'may not call %s',
    action => {
      expect(
        lookup.may({
          action: `ecr:${action}`,
          resource: repository('gco/trainer'),
        }),
      ).toBe(false);
    },
  );

  it('is called by the framework, which may do nothing else', () => {
    const framework = simulation('ImageLookupFrameworkRole');
    const arn = 'arn:aws:lambda:eu-west-1:444455556666:function';
    const may = (action: string, resource: string) =>
      framework.may({ action, resource });
    expect(may('lambda:InvokeFunction', `${arn}:ImageLookupFunction`)).toBe(
      true,
    );
    expect(may('lambda:InvokeFunction', `${arn}:Another`)).toBe(false);
    expect(may('ecr:DescribeRepositories', repository('gco/trainer'))).toBe(
      false,
    );
  });

  it('is assumed by Lambda only', () => {
    ['ImageLookupFunctionRole', 'ImageLookupFrameworkRole'].forEach(role => {
      expect(
        simulation(role).trusts({ principal: 'lambda.amazonaws.com' }),
      ).toBe(true);
      expect(
        simulation(role).trusts({
          principal: 'arn:aws:iam::444455556666:role/somebody',
        }),
      ).toBe(false);
    });
  });
});
