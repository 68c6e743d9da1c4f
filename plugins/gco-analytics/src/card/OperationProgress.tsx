import { Text } from '@backstage/ui';
import {
  Operation,
  OperationProgress as OperationProgressCount,
} from '@gco/plugin-gco-analytics-common';
import { useLatestEvent } from '../hooks';
import { Translate, useAnalyticsTranslation } from '../translations';
import { TaskLink } from './TaskLink';
import styles from './OperationProgress.module.css';

function progressText(
  t: Translate,
  progress: OperationProgressCount | undefined,
): string {
  if (!progress) return t('card.operation.starting');
  const completed = String(progress.completed);
  return progress.total === undefined
    ? t('card.operation.progressWithoutTotal', { completed })
    : t('card.operation.progress', {
        completed,
        total: String(progress.total),
      });
}

/** A running operation: how far it is, and which resource moved last. */
export function OperationProgress(props: { operation: Operation }) {
  const { operation } = props;
  const { t } = useAnalyticsTranslation();
  const event = useLatestEvent(operation);
  const { completed, total } = operation.progress ?? {};
  const label = t(`card.operation.running.${operation.kind}`);

  const progress = progressText(t, operation.progress);
  const share = total ? Math.min(1, (completed ?? 0) / total) : undefined;

  return (
    <section className={styles.operation} aria-label={label}>
      <div className={styles.line}>
        <Text weight="bold">{label}</Text>
        <Text variant="body-small">{progress}</Text>
      </div>
      <div
        role="progressbar"
        className={styles.track}
        aria-label={label}
        aria-valuetext={progress}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={total === undefined ? undefined : completed}
        data-indeterminate={share === undefined}
      >
        <div
          className={styles.bar}
          style={share === undefined ? undefined : { width: `${share * 100}%` }}
        />
      </div>
      <div className={styles.line}>
        <Text variant="body-small" className={styles.event}>
          {event && [event.resource, event.status].filter(Boolean).join(' · ')}
        </Text>
        <TaskLink taskId={operation.taskId} />
      </div>
    </section>
  );
}
