import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { PLUGIN_ID } from '@gco/plugin-gco-analytics-common';
import { cardMessages } from './card';
import { fleetMessages } from './fleet';
import { healthMessages } from './health';
import { openStudioMessages } from './openStudio';
import { wizardMessages } from './wizard';

/**
 * Every text of the plugin, in English. Other languages come as translation resources of this ref.
 *
 * @public
 */
export const analyticsTranslationRef = createTranslationRef({
  id: PLUGIN_ID,
  messages: {
    card: cardMessages,
    fleet: fleetMessages,
    health: healthMessages,
    studio: openStudioMessages,
    wizard: wizardMessages,
    localAws: {
      banner: 'Local AWS: nothing here is real or billed',
      label: 'Local AWS notice',
    },
  },
});
