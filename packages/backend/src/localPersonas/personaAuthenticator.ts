import { AuthenticationError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';

/** Request header in which the sign-in page names the persona that was picked. */
export const PERSONA_HEADER = 'x-local-persona';

/** Name of the catalog user behind a persona. */
export interface PersonaResult {
  persona: string;
}

/**
 * Signs in as one of the listed personas without a password.
 *
 * This is no authentication at all, which is why only the local AWS, where nothing is real, switches it on.
 *
 * @param personas names of catalog users that may be picked
 */
export function createPersonaAuthenticator(personas: readonly string[]) {
  return createProxyAuthenticator({
    defaultProfileTransform: async () => ({ profile: {} }),
    initialize: () => undefined,
    async authenticate({ req }): Promise<{ result: PersonaResult }> {
      const persona = req.header(PERSONA_HEADER);
      if (!persona) {
        throw new AuthenticationError(
          `No persona was picked: the header ${PERSONA_HEADER} is missing`,
        );
      }
      if (!personas.includes(persona)) {
        throw new AuthenticationError(
          `There is no persona '${persona}'; the personas are ${personas.join(
            ', ',
          )}`,
        );
      }
      return { result: { persona } };
    },
  });
}
