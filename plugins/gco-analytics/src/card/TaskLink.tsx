import { useRouteRef } from '@backstage/core-plugin-api';
import { Link } from '@backstage/ui';
import { operationTaskRouteRef } from '../routes';
import { useAnalyticsTranslation } from '../translations';

/** Leads to the log of an operation's scaffolder task; nothing where no task ran it, or in a portal without a scaffolder. */
export function TaskLink(props: { taskId?: string }) {
  const { t } = useAnalyticsTranslation();
  const taskLink = useRouteRef(operationTaskRouteRef);
  if (!taskLink || !props.taskId) return null;
  return (
    <Link href={taskLink({ taskId: props.taskId })} variant="body-small">
      {t('card.operation.task')}
    </Link>
  );
}
