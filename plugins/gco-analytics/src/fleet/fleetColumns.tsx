import { Cell, CellText, ColumnConfig } from '@backstage/ui';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { formatAge } from '../hooks';
import { StatusPill, toneOfHealth, toneOfState } from '../health';
import { Translate } from '../translations';
import { FleetRow } from './useFleet';

/** Columns of the fleet's table. */
export function fleetColumns(options: {
  t: Translate;
  now: number;
  accountNames: ReadonlyMap<string, string>;
  hrefOf: (environment: string) => string;
}): ColumnConfig<FleetRow>[] {
  const { t, now, accountNames, hrefOf } = options;
  return [
    {
      id: 'name',
      label: t('fleet.column.name'),
      width: '1.4fr',
      minWidth: 150,
      isRowHeader: true,
      cell: row => <CellText title={row.name} href={hrefOf(row.name)} />,
    },
    {
      id: 'owner',
      label: t('fleet.column.owner'),
      width: '1.1fr',
      minWidth: 130,
      cell: row => (
        <Cell>
          <EntityRefLink entityRef={row.owner} defaultKind="group" />
        </Cell>
      ),
    },
    {
      id: 'account',
      label: t('fleet.column.account'),
      width: '1.5fr',
      minWidth: 170,
      cell: row => {
        const name = accountNames.get(row.accountId);
        return (
          <CellText
            title={name ?? row.accountId}
            description={name && row.accountId}
          />
        );
      },
    },
    {
      id: 'region',
      label: t('fleet.column.region'),
      width: '1fr',
      minWidth: 110,
      cell: row => <CellText title={row.region} />,
    },
    {
      id: 'state',
      label: t('fleet.column.state'),
      width: '1fr',
      minWidth: 120,
      cell: row => (
        <Cell>
          <StatusPill
            tone={toneOfState(row.state)}
            label={t(`health.environment.${row.state}`)}
          />
        </Cell>
      ),
    },
    {
      id: 'health',
      label: t('fleet.column.health'),
      width: '1.2fr',
      minWidth: 160,
      cell: row => (
        <Cell>
          <StatusPill
            tone={
              // What is not deployed has no health to worry about.
              row.health === 'unknown' && row.state !== 'active'
                ? 'neutral'
                : toneOfHealth(row.health)
            }
            label={t(`health.whole.${row.health}`)}
          />
        </Cell>
      ),
    },
    {
      id: 'version',
      label: t('fleet.column.version'),
      width: '0.7fr',
      minWidth: 90,
      cell: row => (
        <CellText title={row.blueprintVersion ?? t('fleet.noVersion')} />
      ),
    },
    {
      id: 'age',
      label: t('fleet.column.age'),
      width: '0.6fr',
      minWidth: 80,
      cell: row => (
        <CellText title={formatAge(t, now - Date.parse(row.createdAt))} />
      ),
    },
  ];
}
