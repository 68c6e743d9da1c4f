import { environmentConfigJsonSchema } from './environmentConfigJsonSchema';

interface Node {
  description?: string;
  type?: string;
  default?: unknown;
  properties?: Record<string, Node>;
  required?: string[];
  additionalProperties?: boolean;
}

const schema = environmentConfigJsonSchema() as Node;

function nodes(node: Node, path = ''): [string, Node][] {
  return Object.entries(node.properties ?? {}).flatMap(([key, child]) => {
    const childPath = path ? `${path}.${key}` : key;
    return [[childPath, child] as [string, Node], ...nodes(child, childPath)];
  });
}

it('describes every key', () => {
  expect(nodes(schema).length).toBeGreaterThan(55);
  expect(
    nodes(schema)
      .filter(([, node]) => !node.description)
      .map(([path]) => path),
  ).toEqual([]);
});

it('refuses unknown keys at every level', () => {
  const objects = nodes(schema).filter(([, node]) => node.type === 'object');
  expect(
    objects.filter(([, node]) => node.additionalProperties !== false),
  ).toEqual([]);
  expect(schema.additionalProperties).toBe(false);
});

it('requires only what has no default', () => {
  expect(schema.required).toEqual(['environment', 'account', 'region']);
  const required = nodes(schema).flatMap(([path, node]) =>
    (node.required ?? []).map(key => `${path}.${key}`),
  );
  expect(required).toEqual([
    'environment.name',
    'environment.owner',
    'access.hubRoleArn',
    'access.externalId',
  ]);
});

it('says the defaults', () => {
  const defaults = Object.fromEntries(
    nodes(schema).map(([path, node]) => [path, node.default]),
  );
  expect(defaults).toMatchObject({
    projectName: 'gco',
    'network.mode': 'nat',
    'network.cidr': '10.0.0.0/16',
    'network.maxAzs': 2,
    'studio.idleShutdown.timeoutMinutes': 120,
    'studio.idleShutdown.minMinutes': 60,
    'studio.idleShutdown.maxMinutes': 480,
    'studio.maxUsers': 20,
    'storage.efs.removalPolicy': 'destroy',
    'storage.buckets.removalPolicy': 'destroy',
    'storage.accessLogRetentionDays': 90,
    'emr.enabled': true,
    'emr.releaseLabel': 'emr-7.14.0',
    'emr.maximumCapacity.vCpus': 64,
    'emr.maximumCapacity.memoryGb': 256,
    'emr.idleTimeoutMinutes': 15,
    'emr.livy': true,
    'network.endpoints': [],
    'studio.canvas.enabled': false,
    'studio.canvas.timeSeries': false,
    'studio.hyperpod.enabled': false,
    'studio.homeEfs': 'enabled',
    'login.enabled': true,
    'cognito.removalPolicy': 'destroy',
    'access.sourceVpceIds': [],
    'gco.integration': false,
  });
});
