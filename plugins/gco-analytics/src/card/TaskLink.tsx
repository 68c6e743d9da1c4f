import { useRouteRef } from '@backstage/core-plugin-api';
import { Link } from '@backstage/ui';
import { operationTaskRouteRef } from '../routes';
import { useAnalyticsTranslation } from '../translations';

/** Leads to the log of the scaffolder task that runs an operation; nothing in a portal without a scaffolder. */
export function TaskLink(props: { taskId: string }) {
  const { t } = useAnalyticsTranslation();
  const taskLink = useRouteRef(operationTaskRouteRef);
  if (!taskLink) return null;
  return (
    <Link href={taskLink({ taskId: props.taskId })} variant="body-small">
      {t('card.operation.task')}
    </Link>
  );
}
