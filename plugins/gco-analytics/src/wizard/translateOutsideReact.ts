import { ApiHolder } from '@backstage/core-plugin-api';
import { translationApiRef } from '@backstage/frontend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { analyticsTranslationRef, Translate } from '../translations';

/**
 * The plugin's texts for code that React does not call, such as a form's validation.
 *
 * @throws ServiceUnavailableError when the app has no texts yet, which no form can outrun
 */
export function translateOutsideReact(apiHolder: ApiHolder): Translate {
  const snapshot = apiHolder
    .get(translationApiRef)
    ?.getTranslation(analyticsTranslationRef);
  if (!snapshot?.ready) {
    throw new ServiceUnavailableError(
      `The texts of '${analyticsTranslationRef.id}' are not loaded`,
    );
  }
  return snapshot.t;
}
