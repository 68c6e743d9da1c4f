import { Alert, Button } from '@backstage/ui';
import { useAnalyticsTranslation } from '../translations';
import { OpenStudio } from './useOpenStudio';
import styles from './OpenStudioButton.module.css';

/** Why Studio did not open and what to do; nothing while all is well. */
export function StudioMessage(props: { studio: OpenStudio }) {
  const { state, open, dismiss } = props.studio;
  const { t } = useAnalyticsTranslation();
  if (state.phase !== 'blocked' && state.phase !== 'failed') return null;

  const isBlocked = state.phase === 'blocked';
  const key = isBlocked
    ? ('studio.blocked' as const)
    : (`studio.failure.${state.failure.kind}` as const);
  const reason = isBlocked ? undefined : state.failure.reason;
  return (
    <Alert
      role="alert"
      className={styles.message}
      status={isBlocked ? 'warning' : 'danger'}
      icon
      title={t(`${key}.title`)}
      description={
        <>
          {reason && <div>{reason}</div>}
          <div>{t(`${key}.description`)}</div>
        </>
      }
      customActions={
        <>
          <Button
            variant={isBlocked ? 'primary' : 'secondary'}
            onPress={() => open(state.landing)}
          >
            {isBlocked ? t('studio.blocked.action') : t('studio.retry')}
          </Button>
          <Button variant="tertiary" onPress={dismiss}>
            {t('studio.dismiss')}
          </Button>
        </>
      }
    />
  );
}
