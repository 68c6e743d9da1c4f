import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** The texts of this portal's own screens. */
export const portalTranslationRef = createTranslationRef({
  id: 'portal',
  messages: {
    nav: {
      home: 'Home',
      menu: 'Menu',
      settings: 'You',
    },
    signIn: {
      title: 'Who do you want to be?',
      description:
        'This portal runs on a local AWS. Sign in as one of these people, without a password, and change whenever you like by signing out.',
      failed: 'Signing in as {{name}} failed',
      back: 'Choose someone else',
      provider: 'Sign in with {{name}}',
    },
  },
});
