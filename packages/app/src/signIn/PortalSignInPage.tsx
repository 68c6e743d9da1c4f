import { useMemo } from 'react';
import { SignInPage } from '@backstage/core-components';
import {
  configApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import { PersonaSignInPage } from './PersonaSignInPage';
import { readPersonas } from './personas';
import { readSignInProviders } from './signInProviders';

/** Personas on the local AWS, else the configured ways to sign in. */
export function PortalSignInPage(props: SignInPageProps) {
  const config = useApi(configApiRef);
  const { t } = useTranslationRef(portalTranslationRef);
  const personas = useMemo(() => readPersonas(config), [config]);
  if (personas.length > 0) {
    return <PersonaSignInPage {...props} personas={personas} />;
  }
  const providers = readSignInProviders(config).map(provider =>
    provider === 'guest'
      ? provider
      : {
          ...provider,
          message: t('signIn.provider', { name: provider.title }),
        },
  );
  return <SignInPage {...props} providers={providers} />;
}
