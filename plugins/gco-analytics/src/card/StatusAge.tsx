import { ButtonIcon, Text, Tooltip, TooltipTrigger } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import { errorReason, errorStatus } from '../errors';
import { formatAgo, useNow } from '../hooks';
import { useAnalyticsTranslation } from '../translations';
import styles from './EnvironmentCard.module.css';

const STEP_MS = 1000;

/** How old the status is, with a button that asks AWS again. */
export function StatusAge(props: {
  observedAt?: string;
  isRefreshing: boolean;
  refreshError?: Error;
  onRefresh: () => void;
}) {
  const { observedAt, isRefreshing, refreshError, onRefresh } = props;
  const { t } = useAnalyticsTranslation();
  const now = useNow(STEP_MS);
  return (
    <div className={styles.asOf}>
      <Text variant="body-small" color="secondary">
        {observedAt
          ? t('card.asOf', { age: formatAgo(t, now - Date.parse(observedAt)) })
          : t('card.neverObserved')}
      </Text>
      <TooltipTrigger>
        <ButtonIcon
          icon={<RiRefreshLine />}
          variant="tertiary"
          aria-label={t('card.refresh')}
          isPending={isRefreshing}
          onPress={onRefresh}
        />
        <Tooltip>{t('card.refresh')}</Tooltip>
      </TooltipTrigger>
      {refreshError && (
        <Text
          variant="body-small"
          className={styles.refreshFailed}
          role="alert"
        >
          {errorStatus(refreshError) === 429
            ? t('card.refreshFailed.tooMany')
            : t('card.refreshFailed.other', {
                reason: errorReason(refreshError),
              })}
        </Text>
      )}
    </div>
  );
}
