import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { createEnvironmentRouteRef } from '../routes';
import { useAnalyticsTranslation } from '../translations';

/** Leads to the wizard that creates an environment; nothing in a portal without a scaffolder. */
export function CreateEnvironmentLink(props: { templateRef: string }) {
  const { t } = useAnalyticsTranslation();
  const templateLink = useRouteRef(createEnvironmentRouteRef);
  if (!templateLink) return null;
  const { namespace, name } = parseEntityRef(props.templateRef, {
    defaultKind: 'template',
    defaultNamespace: 'default',
  });
  return (
    <ButtonLink
      variant="primary"
      iconStart={<RiAddLine />}
      href={templateLink({ namespace, templateName: name })}
    >
      {t('fleet.create')}
    </ButtonLink>
  );
}
