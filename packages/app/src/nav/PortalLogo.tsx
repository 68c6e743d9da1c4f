import { Link, useSidebarOpenState } from '@backstage/core-components';
import {
  configApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { RiFlaskFill } from '@remixicon/react';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import styles from './PortalLogo.module.css';

/** Leads home; shows the portal's title where there is room. */
export function PortalLogo() {
  const { isOpen } = useSidebarOpenState();
  const { t } = useTranslationRef(portalTranslationRef);
  const title = useApi(configApiRef).getOptionalString('app.title');
  return (
    <Link
      to="/"
      underline="none"
      className={styles.logo}
      aria-label={title ?? t('nav.home')}
    >
      <RiFlaskFill size={28} aria-hidden="true" className={styles.mark} />
      {isOpen && <span className={styles.title}>{title}</span>}
    </Link>
  );
}
