import { Button, Text } from '@backstage/ui';
import { RiRadarLine } from '@remixicon/react';
import { Environment, StatusSnapshot } from '@gco/plugin-gco-analytics-common';
import { useAnalyticsTranslation } from '../translations';
import { CardMessage } from './CardMessage';
import { ResourceRow } from './ResourceRow';
import styles from './EnvironmentCard.module.css';

/** The environment's resources as AWS had them last, or why there are none to show. */
export function EnvironmentResources(props: {
  environment: Environment;
  status: StatusSnapshot;
  onRefresh: () => void;
  isRefreshing: boolean;
}) {
  const { environment, status, onRefresh, isRefreshing } = props;
  const { t } = useAnalyticsTranslation();
  if (status.resources.length === 0) {
    if (environment.state === 'retired') {
      return <Text color="secondary">{t('card.noResources')}</Text>;
    }
    // While the first deployment runs or after it failed there is nothing to read; the operation says so already.
    if (environment.state !== 'active') return null;
    return (
      <CardMessage
        icon={<RiRadarLine />}
        title={t('card.empty.title')}
        action={
          <Button
            variant="secondary"
            isPending={isRefreshing}
            onPress={onRefresh}
          >
            {t('card.empty.action')}
          </Button>
        }
      >
        <Text color="secondary">{t('card.empty.description')}</Text>
      </CardMessage>
    );
  }
  const unread = status.resources.filter(
    resource => resource.health === 'unknown',
  ).length;
  return (
    <>
      {unread > 0 && (
        <Text color="secondary" role="status">
          {t('card.partial', { count: unread })}
        </Text>
      )}
      <ul className={styles.resources} aria-label={t('card.resources')}>
        {status.resources.map(resource => (
          <ResourceRow
            key={`${resource.kind}/${resource.id}`}
            resource={resource}
          />
        ))}
      </ul>
    </>
  );
}
