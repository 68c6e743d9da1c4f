import { Alert } from '@backstage/ui';
import { Operation } from '@gco/plugin-gco-analytics-common';
import { useAnalyticsTranslation } from '../translations';
import { TaskLink } from './TaskLink';

/** A failed operation: which resource failed, AWS's reason, and what to do. */
export function OperationFailureNotice(props: { operation: Operation }) {
  const { kind, failure, taskId } = props.operation;
  const { t } = useAnalyticsTranslation();
  const resource =
    failure?.resource && failure.resourceType
      ? t('card.operation.failedResource', {
          resource: failure.resource,
          type: failure.resourceType,
        })
      : failure?.resource;
  return (
    <Alert
      status="danger"
      icon
      title={t(`card.operation.failed.${kind}`)}
      description={
        <>
          {resource && (
            <div>
              <strong>{resource}</strong>
            </div>
          )}
          <div>{failure?.reason ?? t('card.operation.reasonUnknown')}</div>
          <div>{t('card.operation.nextStep')}</div>
        </>
      }
      customActions={<TaskLink taskId={taskId} />}
    />
  );
}
