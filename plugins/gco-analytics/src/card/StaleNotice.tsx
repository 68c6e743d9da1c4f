import { Alert } from '@backstage/ui';
import { StatusSnapshot } from '@gco/plugin-gco-analytics-common';
import { useAnalyticsTranslation } from '../translations';

/** Says that what the card shows is older than it should be, and why. */
export function StaleNotice(props: {
  stale: StatusSnapshot['stale'];
  isDisconnected: boolean;
}) {
  const { stale, isDisconnected } = props;
  const { t } = useAnalyticsTranslation();
  if (isDisconnected) {
    return (
      <Alert
        role="status"
        status="warning"
        icon
        title={t('card.disconnected.title')}
        description={t('card.disconnected.description')}
      />
    );
  }
  if (!stale) return null;
  return (
    <Alert
      role="status"
      status="warning"
      icon
      title={t('card.stale.title', {
        since: new Date(stale.since).toLocaleString(),
      })}
      description={
        <>
          <div>{stale.reason}</div>
          <div>{t('card.stale.description')}</div>
        </>
      }
    />
  );
}
