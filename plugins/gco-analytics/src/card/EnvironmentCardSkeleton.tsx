import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { useAnalyticsTranslation } from '../translations';
import styles from './EnvironmentCard.module.css';

const ROWS = ['domain', 'emr', 'buckets', 'file system'];

/** The card's shape while it loads. */
export function EnvironmentCardSkeleton(props: { name: string }) {
  const { t } = useAnalyticsTranslation();
  return (
    <div className={styles.skeleton} role="status">
      <VisuallyHidden>{t('card.loading', { name: props.name })}</VisuallyHidden>
      {ROWS.map(row => (
        <div key={row} className={styles.skeletonRow} aria-hidden="true">
          <Skeleton width={32} height={32} />
          <div className={styles.skeletonText}>
            <Skeleton width="30%" height={16} />
            <Skeleton width="55%" height={12} />
          </div>
          <Skeleton width={84} height={22} rounded />
        </div>
      ))}
    </div>
  );
}
