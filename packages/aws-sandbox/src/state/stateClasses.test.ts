import { CredentialStore } from '../core/CredentialStore';
import { createServices } from '../services';

const ALL = [
  CredentialStore,
  ...createServices().flatMap(({ stateClasses = [] }) => stateClasses),
].map(stateClass => [stateClass.name, stateClass] as const);

describe('the state classes of all services', () => {
  // Members that begin with # are neither saved nor there again: TypeScript's `private` has to do.
  it.each(ALL)(
    '%s keeps everything in members that can be seen',
    (_name, stateClass) => {
      const source = String(stateClass);
      expect(source).toMatch(/^class /);
      expect(source.match(/(?:this\.|^\s*)#\w+/gm)).toBeNull();
    },
  );

  it('are known for every service that has state', () => {
    const without = createServices()
      .filter(({ stateClasses }) => !stateClasses)
      .map(({ name }) => name);
    // They have none, or it is plain data.
    expect(without.sort()).toEqual(['cloudtrail', 'sts']);
  });
});
