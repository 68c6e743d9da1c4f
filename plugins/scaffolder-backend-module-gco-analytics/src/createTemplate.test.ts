import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createBackendPlugin } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import {
  TemplateEntityV1beta3,
  templateEntityV1beta3Validator,
} from '@backstage/plugin-scaffolder-common';
import {
  ScaffolderService,
  scaffolderServiceRef,
} from '@backstage/plugin-scaffolder-node';
import { JsonObject, JsonValue } from '@backstage/types';
import {
  environmentConfigJsonSchema,
  parseEnvironmentConfig,
} from '@gco/analytics-blueprint';
import { parse } from 'yaml';
import scaffolderModule from '.';

jest.setTimeout(60_000);

interface Schema {
  title?: string;
  description?: string;
  type?: string;
  default?: JsonValue;
  enum?: JsonValue[];
  minimum?: number;
  maximum?: number;
  pattern?: string;
  required?: string[];
  properties?: Record<string, Schema>;
}

const template = parse(
  readFileSync(
    resolve(__dirname, '../../../templates/create/template.yaml'),
    'utf8',
  ),
) as TemplateEntityV1beta3;
const pages = template.spec.parameters as Schema[];
const form: Schema = {
  properties: Object.assign({}, ...pages.map(page => page.properties)),
};
const configInput = (template.spec.steps[0].input as { config: JsonObject })
  .config;

/** What a person fills in who leaves every option as it is. */
const answers: JsonObject = {
  owner: 'group:default/forecasting',
  name: 'forecast',
  target: { account: '444455556666', region: 'eu-west-1' },
  ...Object.fromEntries(
    Object.entries(form.properties!).flatMap(([key, field]) =>
      field.default === undefined ? [] : [[key, field.default]],
    ),
  ),
};

const EXPRESSION = /^\$\{\{ parameters\.([\w.]+) \}\}$/;

/** The leaves of the step's config by their paths. */
function leaves(
  node: JsonValue | undefined = configInput,
  path: string[] = [],
): Array<[string, JsonValue | undefined]> {
  if (typeof node === 'object' && node !== null) {
    return Object.entries(node).flatMap(([key, child]) =>
      leaves(child, [...path, key]),
    );
  }
  return [[path.join('.'), node]];
}

/** What the step's config takes from the form: path in the config, and path of the form field. */
const mappings = (): Array<[string, string]> =>
  leaves().flatMap(([path, leaf]): Array<[string, string]> => {
    const [, field] = EXPRESSION.exec(String(leaf)) ?? [];
    return field ? [[path, field]] : [];
  });

/** What it has for everybody: path in the config, and value. */
const constants = (): Array<[string, JsonValue | undefined]> =>
  leaves().filter(([, leaf]) => !EXPRESSION.test(String(leaf)));

function at(schema: Schema, path: string): Schema | undefined {
  return path
    .split('.')
    .reduce<Schema | undefined>((node, key) => node?.properties?.[key], schema);
}

/** The config that a person's answers lead to. */
function configOf(values: JsonObject): JsonObject {
  const config: JsonObject = {};
  const answered = mappings().map(([path, field]) => [
    path,
    field
      .split('.')
      .reduce<JsonValue | undefined>(
        (node, key) => (node as JsonObject)[key],
        values,
      ),
  ]) as Array<[string, JsonValue | undefined]>;
  for (const [path, value] of [...answered, ...constants()]) {
    const keys = path.split('.');
    const leaf = keys.pop()!;
    const parent = keys.reduce(
      (node, key) => (node[key] ??= {}) as JsonObject,
      config,
    );
    parent[leaf] = value;
  }
  return config;
}

describe('templates/create', () => {
  const blueprint = environmentConfigJsonSchema() as Schema;

  it('is a template of an analytics environment, owned by the platform team', async () => {
    await expect(templateEntityV1beta3Validator.check(template)).resolves.toBe(
      true,
    );
    expect(template.spec).toMatchObject({
      type: 'analytics-environment',
      owner: 'group:default/platform',
    });
  });

  it('says what every page and option is for', () => {
    const silent = [...pages, ...Object.values(form.properties!)].filter(
      ({ title, description }) => !title || !description,
    );

    expect(silent).toEqual([]);
  });

  it('uses every answer, and nothing else', () => {
    const used = new Set(mappings().map(([, field]) => field?.split('.')[0]));

    expect(used).toEqual(new Set(Object.keys(form.properties!)));
  });

  it.each(mappings())(
    'gives the blueprint a %s from %s that it takes',
    (path, field) => {
      const asked = at(form, field)!;
      const taken = at(blueprint, path)!;

      expect(taken).toBeDefined();
      expect(asked.type).toBe(taken.type ?? 'string');
      expect(asked.default).toEqual(taken.default);
      expect(asked.enum ?? taken.enum).toEqual(taken.enum);
      expect(asked.pattern ?? taken.pattern).toEqual(taken.pattern);
      expect(asked.minimum ?? taken.minimum ?? 0).toBeGreaterThanOrEqual(
        taken.minimum ?? 0,
      );
      expect(asked.maximum ?? taken.maximum ?? 0).toBeLessThanOrEqual(
        taken.maximum ?? 0,
      );
    },
  );

  it('has a sign-in of its own for nobody: people come in through the portal', () => {
    expect(constants()).toEqual([['login.enabled', false]]);
    expect(at(blueprint, 'login.enabled')).toMatchObject({ type: 'boolean' });
  });

  it.each([
    ['2027-03-31', '2027-03-31'],
    [undefined, undefined],
  ])('writes down the day %s that the answers name', (expiresOn, expected) => {
    const config = configOf({ ...answers, expiresOn });
    expect(parseEnvironmentConfig(config).environment.expiresOn).toBe(expected);
  });

  it('asks for all that the blueprint cannot do without', () => {
    const needed = [
      'environment.name',
      'environment.owner',
      'account',
      'region',
    ];
    const asked = new Map(mappings());
    const required = new Set(pages.flatMap(page => page.required ?? []));

    expect(
      needed
        .map(path => asked.get(path)?.split('.')[0])
        .filter(field => !field || !required.has(field)),
    ).toEqual([]);
    expect(form.properties!.target.required).toEqual(['account', 'region']);
  });

  const edges = Object.entries(form.properties!).flatMap(([field, schema]) =>
    [
      ...(schema.enum ?? []),
      schema.minimum,
      schema.maximum,
      ...(schema.type === 'boolean' ? [true, false] : []),
    ]
      .filter(value => value !== undefined)
      .map((value): [string, JsonValue] => [field, value]),
  );

  it.each(edges)(
    'leads to a valid configuration with %s = %j',
    (field, value) => {
      expect(() =>
        parseEnvironmentConfig(configOf({ ...answers, [field]: value })),
      ).not.toThrow();
    },
  );

  describe('in the scaffolder', () => {
    let scaffolder: ScaffolderService;
    let stop: () => Promise<void>;
    let url: string;
    const credentials = mockCredentials.user('user:default/ana');

    beforeAll(async () => {
      const caller = createBackendPlugin({
        pluginId: 'caller',
        register(env) {
          env.registerInit({
            deps: { service: scaffolderServiceRef },
            async init({ service }) {
              scaffolder = service;
            },
          });
        },
      });
      const backend = await startTestBackend({
        features: [
          scaffolderPlugin,
          scaffolderModule,
          caller,
          catalogServiceMock.factory({
            entities: [
              {
                apiVersion: 'backstage.io/v1alpha1',
                kind: 'User',
                metadata: { name: 'ana', namespace: 'default' },
                spec: { memberOf: ['forecasting'] },
              },
            ],
          }),
          mockServices.rootConfig.factory({
            data: {
              gcoAnalytics: {
                hub: {
                  roleArn: 'arn:aws:iam::111122223333:role/gco-analytics-hub',
                },
              },
            },
          }),
        ],
      });
      stop = () => backend.stop();
      url = `http://127.0.0.1:${backend.server.port()}`;
    });

    afterAll(() => stop?.());

    const dryRun = (values: JsonObject) =>
      scaffolder.dryRun(
        { template, values, directoryContents: [] },
        { credentials },
      );

    it('hands the action the configuration of the answers', async () => {
      const { log, output } = await dryRun(answers);

      const line = log
        .map(({ body }) => body.message)
        .find(message => message.includes('in dry-run mode with inputs'))!;
      const { config } = JSON.parse(line.slice(line.indexOf('{')));
      expect(config).toEqual(configOf(answers));
      expect(parseEnvironmentConfig(config)).toEqual(
        parseEnvironmentConfig({
          environment: { name: 'forecast', owner: 'group:default/forecasting' },
          account: '444455556666',
          region: 'eu-west-1',
          login: { enabled: false },
        }),
      );
      expect(output.links).toEqual([
        expect.objectContaining({
          title: 'Environment page',
          entityRef: 'resource:default/forecast',
        }),
        expect.objectContaining({
          title: 'Open Studio',
          entityRef: 'resource:default/forecast',
        }),
      ]);
    });

    it.each([
      ['name', { name: 'Fore Cast!' }, 'Fore Cast!'],
      ['minutes', { idleShutdownMinutes: 59 }, '59'],
      ['choice', { dataOnRetirement: 'burn' }, 'burn'],
      ['network', { network: 'firewall' }, 'firewall'],
      ['day', { expiresOn: 'next year' }, 'next year'],
      ['account', { target: { account: '4444', region: 'eu-west-1' } }, '4444'],
      [
        'region',
        { target: { account: '444455556666', region: 'moon-1' } },
        'moon-1',
      ],
    ])('refuses a wrong %s by its value', async (_, change, offending) => {
      const response = await fetch(`${url}/api/scaffolder/v2/dry-run`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Authorization: mockCredentials.user.header('user:default/ana'),
        },
        body: JSON.stringify({
          template,
          values: { ...answers, ...change },
          directoryContents: [],
        }),
      });

      expect(response.status).toBe(400);
      expect(await response.text()).toContain(offending);
    });
  });
});
