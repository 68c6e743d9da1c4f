import { Container, Header } from '@backstage/ui';
import { useAnalyticsTranslation } from '../translations';
import { CreateEnvironmentLink } from './CreateEnvironmentLink';
import { DEFAULT_TEMPLATE_REF } from './defaultTemplateRef';
import { FleetTable } from './FleetTable';

/**
 * Props of the fleet page.
 *
 * @public
 */
export interface FleetPageProps {
  /**
   * Entity ref of the template that creates an environment.
   *
   * @defaultValue `template:default/create-analytics-environment`
   */
  templateRef?: string;
}

/** All environments that the caller may see. */
export function FleetPage(props: FleetPageProps) {
  const { templateRef = DEFAULT_TEMPLATE_REF } = props;
  const { t } = useAnalyticsTranslation();
  return (
    <main>
      <Header
        title={t('fleet.title')}
        customActions={<CreateEnvironmentLink templateRef={templateRef} />}
      />
      <Container>
        <FleetTable templateRef={templateRef} />
      </Container>
    </main>
  );
}
