import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Environment } from '@gco/plugin-gco-analytics-common';
import { useAnalyticsTranslation } from '../translations';
import styles from './EnvironmentCard.module.css';

/** Whose the environment is, where it runs and which blueprint it was made with. */
export function EnvironmentMeta(props: { environment: Environment }) {
  const { environment } = props;
  const { t } = useAnalyticsTranslation();
  return (
    <dl className={styles.meta}>
      <div>
        <dt>{t('card.owner')}</dt>
        <dd>
          <EntityRefLink entityRef={environment.owner} defaultKind="group" />
        </dd>
      </div>
      <div>
        <dt>{t('card.location')}</dt>
        <dd>
          {environment.accountId} · {environment.region}
        </dd>
      </div>
      {environment.blueprintVersion && (
        <div>
          <dt>{t('card.version')}</dt>
          <dd>{environment.blueprintVersion}</dd>
        </div>
      )}
    </dl>
  );
}
