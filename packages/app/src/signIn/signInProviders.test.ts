import { mockApis } from '@backstage/frontend-test-utils';
import { githubAuthApiRef } from '@backstage/frontend-plugin-api';
import { readSignInProviders } from './signInProviders';

const read = (signInProviders?: string[]) =>
  readSignInProviders(mockApis.config({ data: { app: { signInProviders } } }));

describe('readSignInProviders', () => {
  it('offers guests only unless configured otherwise', () => {
    expect(read()).toEqual(['guest']);
  });

  it('offers the configured ones in their order', () => {
    expect(read(['github', 'guest'])).toEqual([
      { id: 'github', title: 'GitHub', apiRef: githubAuthApiRef },
      'guest',
    ]);
  });

  it.each(['gihub', 'constructor', ''])('refuses %p by name', id => {
    expect(() => read([id])).toThrow(/sign-in provider|app.signInProviders/);
  });
});
