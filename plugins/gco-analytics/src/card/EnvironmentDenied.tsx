import { Entity } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import { RiLockLine } from '@remixicon/react';
import { useAnalyticsTranslation } from '../translations';
import { CardMessage } from './CardMessage';
import { useEnvironmentOwner } from './useEnvironmentOwner';

/** For someone who may not see the environment: whose it is and whom to ask. */
export function EnvironmentDenied(props: { entity: Entity; name: string }) {
  const { t } = useAnalyticsTranslation();
  const { owner, isLoading } = useEnvironmentOwner(props.entity, props.name);
  return (
    <CardMessage icon={<RiLockLine />} title={t('card.denied.title')}>
      {!isLoading && (
        <Text>
          {owner ? (
            <>
              {t('card.denied.ownedBy')}{' '}
              <EntityRefLink entityRef={owner} defaultKind="group" />.
            </>
          ) : (
            t('card.denied.ownerUnknown')
          )}
        </Text>
      )}
      <Text color="secondary">{t('card.denied.action')}</Text>
    </CardMessage>
  );
}
