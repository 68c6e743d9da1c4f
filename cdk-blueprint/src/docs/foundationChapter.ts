import { join } from 'node:path';
import {
  FoundationConfigInput,
  foundationConfigJsonSchema,
  foundationConfigSchema,
} from '../config';
import { createFoundationApp } from '../createFoundationApp';
import { costSection } from './costSection';
import { DocumentedStack, documentedStack } from './documentedStack';
import {
  EXAMPLE,
  exampleFoundation,
  REGIONAL_FOUNDATION,
  WHOLE_FOUNDATION,
} from './exampleConfigs';
import { list, page } from './markdown';
import { withPlaceholders } from './readable';
import { roleSections } from './roleSections';
import { configSection, outputSection, resourceSection } from './stackSections';

const RULES_ACROSS_KEYS = [
  '`regions` contains `region` and `globalRegion`.',
  'All regions, and the role of `portal.hubRoleArn`, are in the partition of `region`.',
  '`accelerator.enabled` is refused outside partition `aws`, which alone has Global Accelerator.',
  'With `images.repositories`, `projectName` has single hyphens only and none at its end, as ECR wants it.',
];

/** The chapter on foundations. */
export function foundationChapter(directory: string): string {
  const stackOf = (
    name: string,
    changes: Partial<FoundationConfigInput>,
  ): DocumentedStack =>
    documentedStack(
      createFoundationApp({
        config: exampleFoundation(changes),
        outdir: join(directory, name),
      }),
    );
  const whole = stackOf('whole-foundation', WHOLE_FOUNDATION);
  const regional = stackOf('regional-foundation', REGIONAL_FOUNDATION);

  return page([
    '## Foundation',
    'One stack for each account and region that hosts environments, `<project>-foundation`. What the regions of a project share is in the stack of `globalRegion` only.',
    '### Configuration of a foundation',
    configSection(foundationConfigSchema, foundationConfigJsonSchema()),
    'Rules across keys:',
    list(RULES_ACROSS_KEYS),
    '### Outputs of a foundation',
    outputSection(whole, regional),
    '### Resources of a foundation',
    'In the global region, with every feature on and two regions.',
    resourceSection(whole),
    '### Idle cost of a foundation',
    costSection([
      { title: 'global region', template: stackOf('foundation', {}).template },
      { title: 'global region, accelerator', template: whole.template },
    ]),
    '### Roles of a foundation',
    withPlaceholders(roleSections(whole.template), EXAMPLE),
  ]).trimEnd();
}
