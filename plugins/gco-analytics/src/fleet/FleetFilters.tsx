import { SearchField, Select } from '@backstage/ui';
import {
  ENVIRONMENT_STATES,
  EnvironmentState,
} from '@gco/plugin-gco-analytics-common';
import { useAnalyticsTranslation } from '../translations';
import { FleetFilter } from './useFleet';
import styles from './FleetPage.module.css';

const ANY = 'any';

/** Narrows the fleet by name and state. */
export function FleetFilters(props: {
  search: { value: string; onChange: (value: string) => void };
  filter: {
    value: FleetFilter | undefined;
    onChange: (value: FleetFilter) => void;
  };
}) {
  const { search, filter } = props;
  const { t } = useAnalyticsTranslation();
  const options = [
    { id: ANY, label: t('fleet.anyState') },
    ...ENVIRONMENT_STATES.map(state => ({
      id: state,
      label: t(`health.environment.${state}`),
    })),
  ];
  return (
    <div className={styles.filters} role="search">
      <div className={styles.search}>
        <SearchField
          aria-label={t('fleet.search')}
          placeholder={t('fleet.search')}
          value={search.value}
          onChange={search.onChange}
        />
      </div>
      <div className={styles.state}>
        <Select
          aria-label={t('fleet.state')}
          options={options}
          value={filter.value?.state ?? ANY}
          onChange={key =>
            filter.onChange({
              state: ENVIRONMENT_STATES.find(
                (state): state is EnvironmentState => state === key,
              ),
            })
          }
        />
      </div>
    </div>
  );
}
