import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { StudioLanding } from '@gco/plugin-gco-analytics-common';
import { analyticsApiRef } from '../api';
import { useAnalyticsTranslation } from '../translations';
import { runStudioSession } from './runStudioSession';
import { studioFailure, StudioFailure } from './studioFailure';
import { openStudioTab } from './StudioTab';

/** Where an attempt to open Studio stands. */
export type OpenStudioState =
  | { phase: 'idle' | 'opening' | 'preparing' }
  | { phase: 'blocked'; landing?: StudioLanding }
  | { phase: 'failed'; landing?: StudioLanding; failure: StudioFailure };

/** @see {@link useOpenStudio} */
export interface OpenStudio {
  state: OpenStudioState;
  /** To be called while a click is handled; see {@link openStudioTab}. */
  open(landing?: StudioLanding): void;
  /** Puts a message away. */
  dismiss(): void;
}

/** Opens Studio in a new tab, preparing the person's profile first where that is needed. */
export function useOpenStudio(environment: string): OpenStudio {
  const api = useApi(analyticsApiRef);
  const { t } = useAnalyticsTranslation();
  const [state, setState] = useState<OpenStudioState>({ phase: 'idle' });
  const isMounted = useRef(true);
  useEffect(() => {
    isMounted.current = true;
    return () => {
      isMounted.current = false;
    };
  }, []);

  const open = useCallback(
    (landing?: StudioLanding) => {
      // The attempt goes on when the person leaves this page: the tab waits for it.
      const show = (next: OpenStudioState) => {
        if (isMounted.current) setState(next);
      };
      const tab = openStudioTab();
      if (!tab) {
        show({ phase: 'blocked', landing });
        return;
      }
      const tabTitle = t('studio.tab.title');
      const name = environment;
      show({ phase: 'opening' });
      tab.showText(tabTitle, t('studio.tab.opening', { name }));
      const fail = (failure: StudioFailure) => {
        tab.close();
        show({ phase: 'failed', landing, failure });
      };
      runStudioSession({
        tab,
        openSession: () => api.openStudio(environment, landing && { landing }),
        onPreparing: () => {
          tab.showText(tabTitle, t('studio.tab.preparing', { name }));
          show({ phase: 'preparing' });
        },
      }).then(
        outcome =>
          outcome === 'timeout'
            ? fail({ kind: 'timeout' })
            : show({ phase: 'idle' }),
        error => fail(studioFailure(error)),
      );
    },
    [api, environment, t],
  );
  const dismiss = useCallback(() => setState({ phase: 'idle' }), []);
  return { state, open, dismiss };
}
