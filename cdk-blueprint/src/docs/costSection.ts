import { CostedTemplate, IdleCost, idleCost, PRICE_LIST } from '../plan';
import { costTable } from './costTable';
import { codes, page } from './markdown';

/** What templates cost while nobody uses them, and what has no price here. */
export function costSection(
  columns: readonly {
    readonly title: string;
    readonly template: CostedTemplate;
  }[],
): string {
  const costs = columns.map(({ title, template }) => ({
    title,
    cost: idleCost(template, PRICE_LIST.region),
  }));
  const typesOf = (key: 'byUse' | 'notPriced') => [
    ...new Set(costs.flatMap(({ cost }) => typesIn(cost, key))),
  ];
  const notPriced = typesOf('notPriced');
  return page([
    `A month of ${PRICE_LIST.hoursPerMonth} hours in which nobody works, at the prices of ${PRICE_LIST.region} of ${PRICE_LIST.collectedOn}; in brackets how many units are paid for. Other regions differ by some percent.`,
    costTable(costs),
    `By use, so nothing while idle and empty: ${codes(typesOf('byUse'))}.`,
    notPriced.length > 0
      ? `Not in the sum, because there is no price to reckon with: ${codes(
          notPriced,
        )}.`
      : '',
  ]).trimEnd();
}

function typesIn(cost: IdleCost, key: 'byUse' | 'notPriced'): string[] {
  return cost[key].map(({ type }) => type);
}
