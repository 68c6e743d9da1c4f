import { JsonObject } from '@backstage/types';
import { EnvironmentState } from '@gco/plugin-gco-analytics-common';
import { studioAvailability, studioLandings } from './studioAccess';

describe('studioAvailability', () => {
  const deployed = { DomainId: 'd-1' };
  it.each<[EnvironmentState, { DomainId?: string }, string]>([
    ['active', deployed, 'ready'],
    ['changing', deployed, 'ready'],
    ['deploying', {}, 'notYet'],
    ['failed', {}, 'notDeployed'],
    ['failed', deployed, 'ready'],
    ['retiring', deployed, 'gone'],
    ['retired', {}, 'gone'],
  ])('of a %s environment with %p is %s', (state, outputs, expected) => {
    expect(studioAvailability({ state, outputs })).toBe(expected);
  });
});

describe('studioLandings', () => {
  it.each<[JsonObject, string[]]>([
    [{}, ['home', 'jupyterlab', 'code-editor']],
    [
      { studio: { canvas: { enabled: true } } },
      ['home', 'jupyterlab', 'code-editor', 'canvas'],
    ],
    [{ studio: { codeEditor: { enabled: false } } }, ['home', 'jupyterlab']],
    [
      { studio: { canvas: { enabled: 'true' }, codeEditor: 'off' } },
      ['home', 'jupyterlab', 'code-editor'],
    ],
    [{ studio: null }, ['home', 'jupyterlab', 'code-editor']],
    [{ studio: [] }, ['home', 'jupyterlab', 'code-editor']],
  ])('of %j are %p', (config, landings) => {
    expect(studioLandings(config)).toEqual(landings);
  });
});
