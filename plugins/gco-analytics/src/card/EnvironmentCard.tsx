import { Entity } from '@backstage/catalog-model';
import { Card, CardBody, CardFooter, CardHeader, Text } from '@backstage/ui';
import { useId } from 'react';
import { overallState, StatusPill, toneOfOverall } from '../health';
import { EnvironmentView, useEnvironment } from '../hooks';
import { OpenStudioButton } from '../openStudio';
import { useAnalyticsTranslation } from '../translations';
import { EnvironmentCardSkeleton } from './EnvironmentCardSkeleton';
import { EnvironmentLoadFailure } from './EnvironmentLoadFailure';
import { EnvironmentMeta } from './EnvironmentMeta';
import { EnvironmentResources } from './EnvironmentResources';
import { OperationFailureNotice } from './OperationFailureNotice';
import { OperationProgress } from './OperationProgress';
import { StaleNotice } from './StaleNotice';
import { StatusAge } from './StatusAge';
import styles from './EnvironmentCard.module.css';

const isReadable = ({ environment, status }: EnvironmentView) =>
  environment.state === 'active' || status.observedAt !== undefined;

/**
 * An environment at a glance: state, resources, what is going on, and the way into Studio.
 *
 * @param props.entity the entity on whose page the card stands
 */
export function EnvironmentCard(props: { name: string; entity: Entity }) {
  const { name, entity } = props;
  const { t } = useAnalyticsTranslation();
  const headingId = useId();
  const live = useEnvironment(name);
  const { value, error, isLoading, reload } = live;
  const overall =
    value &&
    overallState({
      state: value.environment.state,
      health: value.status.health,
    });
  const operation = value?.environment.operation;

  return (
    <Card role="region" aria-labelledby={headingId}>
      <CardHeader className={styles.header}>
        <div className={styles.heading}>
          <Text variant="body-small" color="secondary">
            {t('card.title')}
          </Text>
          <div className={styles.titleLine}>
            <Text
              as="h3"
              variant="title-x-small"
              weight="bold"
              id={headingId}
              className={styles.name}
            >
              {name}
            </Text>
            {overall && (
              <StatusPill
                tone={toneOfOverall(overall)}
                label={t(`health.overall.${overall}`)}
              />
            )}
          </div>
        </div>
        {value && <OpenStudioButton environment={value.environment} />}
      </CardHeader>
      <CardBody className={styles.body}>
        {isLoading && <EnvironmentCardSkeleton name={name} />}
        {error && !value && (
          <EnvironmentLoadFailure
            entity={entity}
            name={name}
            error={error}
            onRetry={reload}
          />
        )}
        {value && (
          <>
            <EnvironmentMeta environment={value.environment} />
            <StaleNotice
              stale={value.status.stale}
              isDisconnected={error !== undefined}
            />
            {operation?.state === 'running' && (
              <OperationProgress operation={operation} />
            )}
            {operation?.state === 'failed' && (
              <OperationFailureNotice operation={operation} />
            )}
            <EnvironmentResources
              environment={value.environment}
              status={value.status}
              onRefresh={live.refresh}
              isRefreshing={live.isRefreshing}
            />
          </>
        )}
      </CardBody>
      {value && isReadable(value) && (
        <CardFooter>
          <StatusAge
            observedAt={value.status.observedAt}
            isRefreshing={live.isRefreshing}
            refreshError={live.refreshError}
            onRefresh={live.refresh}
          />
        </CardFooter>
      )}
    </Card>
  );
}
