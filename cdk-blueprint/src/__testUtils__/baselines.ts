import {
  fullDiff,
  ResourceDifference,
  ResourceImpact,
} from '@aws-cdk/cloudformation-diff';
import { Template } from 'aws-cdk-lib/assertions';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  FixedResource,
  fixedParts,
  FixedTemplate,
  isCustom,
} from './fixedParts';

/** Set to write the baselines anew, to be read before they are committed. */
const UPDATE = 'UPDATE_BASELINES';

const LOSSES: Readonly<Record<string, string>> = {
  [ResourceImpact.WILL_REPLACE]: 'would be replaced',
  [ResourceImpact.MAY_REPLACE]: 'might be replaced',
  [ResourceImpact.WILL_DESTROY]: 'would be deleted',
  [ResourceImpact.WILL_ORPHAN]: 'would be left behind',
};

/**
 * What a deployed template holds on to, as it was when somebody last looked at it. Committed without anything that an
 * update changes in place, so that it moves only when a deployed stack would lose something or has something more to lose.
 */
export class Baseline {
  private readonly file: string;
  private readonly current: FixedTemplate;

  constructor(name: string, template: Template) {
    this.file = join(__dirname, 'baselines', `${name}.json`);
    this.current = fixedParts(template);
  }

  /** Writes the baseline when asked to by the environment. */
  updateWhenAsked(): this {
    if (process.env[UPDATE]) this.write();
    return this;
  }

  /** What an update of a stack that was deployed from the committed template would lose, a line each. */
  get losses(): string[] {
    const committed = this.read();
    const lines: string[] = [];
    fullDiff(
      structuredClone(committed),
      structuredClone(this.current),
    ).resources.forEachDifference((id, difference) => {
      const before = committed.Resources[id];
      const after = this.current.Resources[id];
      lines.push(
        ...lossesOf(difference, before, after).map(
          loss => `${id} (${before.Type}) ${loss}`,
        ),
      );
    });
    return lines;
  }

  /** Resources that the committed template lacks, so that nobody would notice their loss. */
  get unguarded(): string[] {
    const { Resources: known } = this.read();
    return Object.entries(this.current.Resources)
      .filter(([id]) => !known[id])
      .map(([id, { Type }]) => `${id} (${Type}) is new: ${UPDATE}=1 adds it`);
  }

  private read(): FixedTemplate {
    // Without a baseline there is nothing to lose, and everything is unguarded.
    return existsSync(this.file)
      ? JSON.parse(readFileSync(this.file, 'utf8'))
      : { Resources: {} };
  }

  private write(): void {
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, `${JSON.stringify(this.current, undefined, 2)}\n`);
  }
}

function lossesOf(
  { changeImpact, propertyUpdates }: ResourceDifference,
  before?: FixedResource,
  after?: FixedResource,
): string[] {
  if (!before) return [];
  const loss = LOSSES[changeImpact];
  const changed = Object.keys(propertyUpdates);
  const because = changed.length > 0 ? `, by ${changed.join(', ')}` : '';
  if (!after || before.Type !== after.Type) return [loss ?? 'would be deleted'];
  const { DeletionPolicy: kept } = before;
  return [
    ...(loss ? [`${loss}${because}`] : []),
    ...(isCustom(before.Type) && changed.length > 0
      ? [`could not be updated${because}`]
      : []),
    ...(kept !== after.DeletionPolicy
      ? [`had deletion policy ${kept}, now ${after.DeletionPolicy}`]
      : []),
  ];
}
