import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { useAnalyticsTranslation } from '../translations';
import styles from './LocalAwsBanner.module.css';

/** Says on every page that the portal runs on a local AWS; nothing on real AWS. */
export function LocalAwsBanner() {
  const config = useApi(configApiRef);
  const { t } = useAnalyticsTranslation();
  if (!config.getOptionalString('gcoAnalytics.localAws.url')) return null;
  return (
    <aside className={styles.banner} aria-label={t('localAws.label')}>
      {t('localAws.banner')}
    </aside>
  );
}
