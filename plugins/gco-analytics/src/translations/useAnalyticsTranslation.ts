import {
  TranslationFunction,
  TranslationRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { analyticsTranslationRef } from './analyticsTranslationRef';

type MessagesOf<TRef> = TRef extends TranslationRef<string, infer TMessages>
  ? TMessages
  : never;

/** Translates a message of this plugin. */
export type Translate = TranslationFunction<
  MessagesOf<typeof analyticsTranslationRef>
>;

/** The plugin's texts in the reader's language. */
export function useAnalyticsTranslation(): { t: Translate } {
  return useTranslationRef(analyticsTranslationRef);
}
