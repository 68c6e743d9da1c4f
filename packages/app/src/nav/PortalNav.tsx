import { useCallback } from 'react';
import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarSpace,
} from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  NavContentComponent,
  NavContentNavItem,
} from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import { RiMenuLine, RiSettings3Line } from '@remixicon/react';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import { PortalLogo } from './PortalLogo';

function NavItem(item: NavContentNavItem) {
  const Icon = useCallback(() => item.icon, [item.icon]);
  return <SidebarItem icon={Icon} to={item.href} text={item.title} />;
}

/** The portal's sidebar: the catalog, the environments and the templates first. */
export const PortalNav: NavContentComponent = ({ navItems }) => {
  const { t } = useTranslationRef(portalTranslationRef);
  const items = navItems.withComponent(NavItem);
  const first = ['page:catalog', 'page:gco-analytics', 'page:scaffolder'].map(
    id => items.take(id),
  );
  // Shown below by an item of its own, which counts the unread ones.
  navItems.take('page:notifications');
  const settings = items.take('page:user-settings');
  return (
    <Sidebar>
      <PortalLogo />
      <SidebarDivider />
      <SidebarGroup label={t('nav.menu')} icon={<RiMenuLine />}>
        {first}
        {items.rest({ sortBy: 'title' })}
      </SidebarGroup>
      <SidebarSpace />
      <SidebarDivider />
      <SidebarGroup label={t('nav.settings')} icon={<RiSettings3Line />}>
        <NotificationsSidebarItem />
        {settings}
      </SidebarGroup>
    </Sidebar>
  );
};
