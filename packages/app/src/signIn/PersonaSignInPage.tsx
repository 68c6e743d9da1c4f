import { useMemo, useState } from 'react';
import { isError } from '@backstage/errors';
import { ProxiedSignInPage } from '@backstage/core-components';
import {
  configApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { Alert, Button, Text } from '@backstage/ui';
import { RiUser3Line } from '@remixicon/react';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import { forgetPersona, recallPersona, rememberPersona } from './chosenPersona';
import { PersonaIdentity } from './PersonaIdentity';
import { Persona } from './personas';
import styles from './PersonaSignInPage.module.css';

const PROVIDER = 'local-persona';
const HEADER = 'x-local-persona';

function PersonaChoice(props: {
  personas: Persona[];
  onChoose: (persona: Persona) => void;
}) {
  const { t } = useTranslationRef(portalTranslationRef);
  const title = useApi(configApiRef).getOptionalString('app.title');
  return (
    <main className={styles.page}>
      <div className={styles.panel}>
        <Text variant="body-large" color="secondary">
          {title}
        </Text>
        <Text as="h1" variant="title-medium" weight="bold">
          {t('signIn.title')}
        </Text>
        <Text color="secondary">{t('signIn.description')}</Text>
        <ul className={styles.personas}>
          {props.personas.map(persona => (
            <li key={persona.id}>
              <button
                type="button"
                className={styles.persona}
                onClick={() => props.onChoose(persona)}
              >
                <span className={styles.face} aria-hidden="true">
                  <RiUser3Line size={22} />
                </span>
                <span className={styles.who}>
                  <Text variant="body-large" weight="bold">
                    {persona.title}
                  </Text>
                  <Text color="secondary">{persona.description}</Text>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </main>
  );
}

// The client's own message says no more than the status.
const reasonOf = (error: Error | undefined) =>
  isError(error?.cause) ? error.cause.message : error?.message;

function SignInFailure(props: {
  persona: Persona;
  error?: Error;
  onBack: () => void;
}) {
  const { t } = useTranslationRef(portalTranslationRef);
  return (
    <main className={styles.page}>
      <div className={styles.panel}>
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('signIn.failed', { name: props.persona.title })}
          description={reasonOf(props.error)}
          customActions={
            <Button variant="secondary" onPress={props.onBack}>
              {t('signIn.back')}
            </Button>
          }
        />
      </div>
    </main>
  );
}

/** Lets people be one of the personas, and remembers whom until they sign out or close the tab. */
export function PersonaSignInPage(
  props: SignInPageProps & { personas: Persona[] },
) {
  const { personas, onSignInSuccess } = props;
  const [persona, setPersona] = useState(() =>
    personas.find(({ id }) => id === recallPersona()),
  );
  const ErrorComponent = useMemo(
    () =>
      function PersonaSignInFailure({ error }: { error?: Error }) {
        return persona ? (
          <SignInFailure
            persona={persona}
            error={error}
            onBack={() => {
              forgetPersona();
              setPersona(undefined);
            }}
          />
        ) : null;
      },
    [persona],
  );

  if (!persona) {
    return (
      <PersonaChoice
        personas={personas}
        onChoose={chosen => {
          rememberPersona(chosen.id);
          setPersona(chosen);
        }}
      />
    );
  }
  return (
    <ProxiedSignInPage
      provider={PROVIDER}
      headers={{ [HEADER]: persona.id }}
      onSignInSuccess={identity =>
        onSignInSuccess(new PersonaIdentity(identity))
      }
      ErrorComponent={ErrorComponent}
    />
  );
}
