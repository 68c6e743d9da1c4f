import { IdleCost } from '../plan';
import { table } from './markdown';

/** The idle costs of several configs side by side. */
export function costTable(
  columns: readonly { readonly title: string; readonly cost: IdleCost }[],
): string {
  const items = new Set(
    columns.flatMap(({ cost }) => cost.lines.map(({ item }) => item)),
  );
  const cell = (cost: IdleCost, wanted: string) => {
    const line = cost.lines.find(({ item }) => item === wanted);
    return line ? `${usd(line.monthlyUsd)} (${line.count})` : '-';
  };
  return table(
    ['per month, USD', ...columns.map(({ title }) => title)],
    [
      ...[...items].map(item => [
        item,
        ...columns.map(({ cost }) => cell(cost, item)),
      ]),
      [
        '**Together**',
        ...columns.map(({ cost }) => `**${usd(cost.monthlyUsd)}**`),
      ],
    ],
  );
}

function usd(amount: number): string {
  return amount.toFixed(2);
}
