import { join } from 'node:path';
import {
  EnvironmentConfigInput,
  environmentConfigJsonSchema,
  environmentConfigSchema,
} from '../config';
import { createEnvironmentApp } from '../createEnvironmentApp';
import { costSection } from './costSection';
import { DocumentedStack, documentedStack } from './documentedStack';
import {
  EVERYTHING,
  EXAMPLE,
  exampleEnvironment,
  LITTLE,
} from './exampleConfigs';
import { list, page } from './markdown';
import { withPlaceholders } from './readable';
import { roleSections } from './roleSections';
import { configSection, outputSection, resourceSection } from './stackSections';

const RULES_ACROSS_KEYS = [
  '`globalRegion`, `gco.apiRegion` and the role of `access.hubRoleArn` are in the partition of `region`.',
  '`network.cidr` leaves four addresses for each of `studio.maxUsers` and one for each EMR worker (four vCPUs), after endpoints, mount targets and functions have taken theirs.',
  '`network.maxAzs` is no more than the region has zones, and `network.endpoints` names none that the region lacks.',
  '`studio.idleShutdown`: `minMinutes` ≤ `timeoutMinutes` ≤ `maxMinutes`.',
  '`studio.canvas.timeSeries` needs `studio.canvas.enabled`.',
  '`emr.livy` needs a release from emr-6.14.0 on.',
  '`login.enabled` is refused where Cognito has no user pools, which is the partition of China, and together with `access.sourceVpceIds`: people who sign in there come through no endpoint.',
];

/** The chapter on environments. */
export function environmentChapter(directory: string): string {
  const stackOf = (
    name: string,
    changes: Partial<EnvironmentConfigInput>,
  ): DocumentedStack =>
    documentedStack(
      createEnvironmentApp({
        config: exampleEnvironment(changes),
        outdir: join(directory, name),
      }),
    );
  const everything = stackOf('everything', EVERYTHING);
  const little = stackOf('little', LITTLE);
  const canvas = { studio: { canvas: { enabled: true } } };
  const isolated = { network: { mode: 'isolated' as const } };

  return page([
    '## Environment',
    'One stack for each environment of a team, `<project>-analytics-<name>`.',
    '### Configuration of an environment',
    'A key that is fixed decides names or addresses: a change of it would be another environment, and the portal refuses it. The rule is what the message says when a value is wrong.',
    configSection(environmentConfigSchema, environmentConfigJsonSchema()),
    'Rules across keys:',
    list(RULES_ACROSS_KEYS),
    '### Outputs of an environment',
    outputSection(everything, little),
    '### Resources of an environment',
    'With every feature on, in a network with a NAT gateway and two zones.',
    resourceSection(everything),
    '### Idle cost of an environment',
    'In two zones. Each endpoint is paid for in every zone.',
    costSection([
      { title: 'nat', template: stackOf('nat', {}).template },
      {
        title: 'nat, no Spark, no sign-in',
        template: stackOf('plain', {
          emr: { enabled: false },
          login: { enabled: false },
        }).template,
      },
      { title: 'isolated', template: stackOf('isolated', isolated).template },
      {
        title: 'isolated, Canvas',
        template: stackOf('canvas', { ...isolated, ...canvas }).template,
      },
    ]),
    '### Roles of an environment',
    'What every role of a stack with all features may do, read from its template. `{Id}` is the resource with that logical id. Denials win over everything that is allowed.',
    withPlaceholders(roleSections(everything.template), EXAMPLE),
  ]).trimEnd();
}
