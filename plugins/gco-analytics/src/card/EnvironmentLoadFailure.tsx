import { Entity } from '@backstage/catalog-model';
import { Button, Text } from '@backstage/ui';
import { RiErrorWarningLine, RiQuestionLine } from '@remixicon/react';
import { ENVIRONMENT_ANNOTATION } from '@gco/plugin-gco-analytics-common';
import { errorReason, errorStatus } from '../errors';
import { useAnalyticsTranslation } from '../translations';
import { CardMessage } from './CardMessage';
import { EnvironmentDenied } from './EnvironmentDenied';

/** Why an environment could not be loaded at all, and what to do about it. */
export function EnvironmentLoadFailure(props: {
  entity: Entity;
  name: string;
  error: Error;
  onRetry: () => void;
}) {
  const { entity, name, error, onRetry } = props;
  const { t } = useAnalyticsTranslation();
  switch (errorStatus(error)) {
    case 403:
      return <EnvironmentDenied entity={entity} name={name} />;
    case 404:
      return (
        <CardMessage
          icon={<RiQuestionLine />}
          title={t('card.notFound.title', { name })}
        >
          <Text color="secondary">
            {t('card.notFound.description', {
              annotation: ENVIRONMENT_ANNOTATION,
            })}
          </Text>
        </CardMessage>
      );
    default:
      return (
        <CardMessage
          isUrgent
          icon={<RiErrorWarningLine />}
          title={t('card.error.title')}
          action={
            <Button variant="secondary" onPress={onRetry}>
              {t('card.error.retry')}
            </Button>
          }
        >
          <Text color="secondary">{errorReason(error)}</Text>
        </CardMessage>
      );
  }
}
