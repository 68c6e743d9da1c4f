import { useMemo } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { Button, Table } from '@backstage/ui';
import {
  RiErrorWarningLine,
  RiFlaskLine,
  RiLockLine,
  RiSearchLine,
} from '@remixicon/react';
import { errorReason, errorStatus } from '../errors';
import { useNow } from '../hooks';
import { useAnalyticsTranslation } from '../translations';
import { CreateEnvironmentLink } from './CreateEnvironmentLink';
import { fleetColumns } from './fleetColumns';
import { FleetFilters } from './FleetFilters';
import { FleetMessage } from './FleetMessage';
import { useAccountNames } from './useAccountNames';
import { useFleet } from './useFleet';

const AGE_STEP_MS = 30_000;

/** The environments that the caller may see. */
export function FleetTable(props: { templateRef: string }) {
  const { t } = useAnalyticsTranslation();
  const { tableProps, search, filter, reload } = useFleet();
  const now = useNow(AGE_STEP_MS);
  const accountNames = useAccountNames();
  const entityLink = useRouteRef(entityRouteRef);
  const columnConfig = useMemo(
    () =>
      fleetColumns({
        t,
        now,
        accountNames,
        hrefOf: name =>
          entityLink({ kind: 'resource', namespace: 'default', name }),
      }),
    [t, now, accountNames, entityLink],
  );

  if (tableProps.error && errorStatus(tableProps.error) === 403) {
    return (
      <FleetMessage
        icon={<RiLockLine size={32} />}
        title={t('fleet.denied.title')}
        description={t('fleet.denied.description')}
      />
    );
  }
  const isFiltered = Boolean(search.value || filter.value?.state);
  const emptyState = isFiltered ? (
    <FleetMessage
      icon={<RiSearchLine size={32} />}
      title={t('fleet.noMatch.title')}
      description={t('fleet.noMatch.description')}
      action={
        <Button
          variant="secondary"
          onPress={() => {
            search.onChange('');
            filter.onChange({});
          }}
        >
          {t('fleet.noMatch.clear')}
        </Button>
      }
    />
  ) : (
    <FleetMessage
      icon={<RiFlaskLine size={32} />}
      title={t('fleet.empty.title')}
      description={t('fleet.empty.description')}
      action={<CreateEnvironmentLink templateRef={props.templateRef} />}
    />
  );
  return (
    <>
      <FleetFilters search={search} filter={filter} />
      {tableProps.error ? (
        <FleetMessage
          isUrgent
          icon={<RiErrorWarningLine size={32} />}
          title={t('fleet.error.title')}
          description={errorReason(tableProps.error)}
          action={
            <Button variant="secondary" onPress={reload}>
              {t('fleet.error.retry')}
            </Button>
          }
        />
      ) : (
        <Table
          columnConfig={columnConfig}
          emptyState={emptyState}
          {...tableProps}
        />
      )}
    </>
  );
}
