import { environmentConfigJsonSchema } from '@gco/analytics-blueprint';
import { createDeployAction } from './createDeployAction';
import { InMemoryOperations, ScriptedRunner } from '../__testUtils__';

interface Documented {
  description?: string;
  type?: string;
  properties?: Record<string, Documented>;
}

const action = createDeployAction({
  access: new InMemoryOperations(),
  runner: new ScriptedRunner(),
  sessions: {
    hub: () => async () => ({ accessKeyId: 'a', secretAccessKey: 's' }),
  },
  projectName: 'gco',
  pollIntervalMs: 5_000,
});
const config = (action.schema?.input as Documented).properties!.config;

/** Paths of all keys below a node. */
function paths(node: Documented, prefix = ''): string[] {
  return Object.entries(node.properties ?? {}).flatMap(([key, child]) => [
    `${prefix}${key}`,
    ...paths(child, `${prefix}${key}.`),
  ]);
}

describe('the config input of gco:analytics:deploy', () => {
  it("has every key of the blueprint's configuration but the portal's own", () => {
    const ofBlueprint = paths(
      environmentConfigJsonSchema() as Documented,
    ).filter(path => !/^(access|projectName)(\.|$)/.test(path));

    expect(paths(config)).toEqual(ofBlueprint);
    expect(ofBlueprint).toContain('studio.idleShutdown.timeoutMinutes');
  });

  it('describes every key', () => {
    const undescribed = paths(config).filter(path => {
      const node = path
        .split('.')
        .reduce((parent, key) => parent.properties![key], config);
      return !node.description;
    });

    expect(undescribed).toEqual([]);
  });

  it('says what a key may be and is without being set', () => {
    const { timeoutMinutes } =
      config.properties!.studio.properties!.idleShutdown.properties!;
    const { removalPolicy } =
      config.properties!.storage.properties!.efs.properties!;

    expect(timeoutMinutes.description).toMatch(
      /\(integer; 60 to 525600; default 120\)$/,
    );
    expect(removalPolicy.description).toMatch(
      /\(one of destroy, retain; default "destroy"\)$/,
    );
  });
});
