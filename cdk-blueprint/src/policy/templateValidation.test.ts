import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleConfig } from '../__testUtils__/configs';
import { emptyDirectory } from '../__testUtils__/templates';
import type { EnvironmentConfigInput } from '../config';
import { createEnvironmentApp } from '../createEnvironmentApp';
import { withTemplateValidation } from '../withTemplateValidation';

// Each validation takes seconds and hundreds of megabytes, so two configs have to use everything between them.
const CONFIGS: [string, Partial<EnvironmentConfigInput>][] = [
  [
    'a network with a way out',
    {
      network: { maxAzs: 3 },
      studio: {
        instanceTypes: ['ml.t3.medium'],
        canvas: { enabled: true, timeSeries: true },
        hyperpod: { enabled: true },
        lifecycleScripts: { jupyterLab: '#!/bin/sh\n' },
      },
      gco: { integration: true },
    },
  ],
  [
    'an isolated network',
    {
      network: { mode: 'isolated', maxAzs: 1 },
      studio: { homeEfs: 'disabled' },
      storage: {
        efs: { removalPolicy: 'retain' },
        buckets: { removalPolicy: 'retain' },
      },
      login: { enabled: false },
    },
  ],
];

function check(
  changes: Partial<EnvironmentConfigInput>,
  spoil: (stack: any) => void = () => {},
) {
  const outdir = emptyDirectory();
  const { app, stack } = createEnvironmentApp({
    config: exampleConfig(changes),
    outdir,
    context: { '@aws-cdk/core:failSynthOnValidationErrors': false },
  });
  spoil(stack);
  withTemplateValidation(true, () => app.synth());
  const { pluginReports } = JSON.parse(
    readFileSync(join(outdir, 'validation-report.json'), 'utf8'),
  );
  return pluginReports.flatMap(findingsOf);
}

/**
 * Findings of a report. The construct library acknowledges some of its own on a construct, but then hides them everywhere:
 * what is acknowledged elsewhere than where it was found counts.
 */
function findingsOf({ violations = [], suppressedViolations = [] }: Report) {
  const elsewhere = suppressedViolations.map(violation => ({
    ...violation,
    violatingConstructs: violation.violatingConstructs.filter(
      ({ constructPath }) =>
        !constructPath.startsWith(violation.acknowledgedAt!),
    ),
  }));
  return [...violations, ...elsewhere].flatMap(
    ({ ruleName, description, violatingConstructs }) =>
      violatingConstructs.map(
        ({ constructPath }) =>
          `${ruleName} at ${constructPath}: ${description}`,
      ),
  );
}

interface Violation {
  ruleName: string;
  description: string;
  violatingConstructs: { constructPath: string }[];
  acknowledgedAt?: string;
}

interface Report {
  violations?: Violation[];
  suppressedViolations?: Violation[];
}

it.each(CONFIGS)(
  "satisfies CloudFormation's schemas with %s",
  (_name, changes) => {
    expect(check(changes)).toEqual([]);
  },
);

it('would notice a property that CloudFormation does not know', () => {
  const found = check({ login: { enabled: false } }, stack =>
    stack.node
      .findChild('StudioDomain')
      .node.findChild('Resource')
      .addPropertyOverride('NoSuchProperty', 'x'),
  );
  expect(found).toEqual([expect.stringContaining('NoSuchProperty')]);
});
