import { z } from 'zod';
import { APP_INSTANCE_TYPES } from './appInstanceTypes';
import { choice, flag, integer, listOf, section } from './fields';
import { lifecycleScriptsConfig } from './lifecycleScriptsConfig';
import { refuse } from './refuse';

const IDLE_MINUTES = { min: 60, max: 525_600 } as const;
const minutes = () => integer(IDLE_MINUTES.min, IDLE_MINUTES.max, 'minutes');

const idleShutdown = section({
  enabled: flag()
    .default(true)
    .describe('Shut JupyterLab and Code Editor down when nobody uses them'),
  timeoutMinutes: minutes()
    .default(120)
    .describe(
      'Idle minutes before an app is shut down, unless its owner chose another time',
    ),
  minMinutes: minutes()
    .default(60)
    .describe('The shortest time an owner can choose'),
  maxMinutes: minutes()
    .default(480)
    .describe('The longest time an owner can choose'),
}).superRefine((idle, context) => {
  const { timeoutMinutes, minMinutes, maxMinutes } = idle;
  if (minMinutes > timeoutMinutes) {
    const rule = `must not be more than timeoutMinutes, ${timeoutMinutes}`;
    refuse(context, ['minMinutes'], rule, minMinutes);
  }
  if (maxMinutes < timeoutMinutes) {
    const rule = `must not be less than timeoutMinutes, ${timeoutMinutes}`;
    refuse(context, ['maxMinutes'], rule, maxMinutes);
  }
});

const canvas = section({
  enabled: flag()
    .default(false)
    .describe('Offer SageMaker Canvas, which builds models without code'),
  timeSeries: flag()
    .default(false)
    .describe('Let Canvas forecast time series; needs canvas.enabled'),
}).superRefine(({ enabled, timeSeries }, context) => {
  if (timeSeries && !enabled) {
    const rule = 'must be false while canvas.enabled is false';
    refuse(context, ['timeSeries'], rule, timeSeries);
  }
});

const INSTANCE_TYPE_RULE =
  'must be an instance type of Studio apps, such as ml.t3.medium';

/** The `studio` section. */
export const studioConfig = section({
  idleShutdown: idleShutdown
    .prefault({})
    .describe('When apps that nobody uses are shut down'),
  codeEditor: section({
    enabled: flag()
      .default(true)
      .describe('Offer Code Editor (VS Code in the browser) beside JupyterLab'),
  })
    .prefault({})
    .describe('Code Editor'),
  canvas: canvas.prefault({}).describe('SageMaker Canvas'),
  hyperpod: section({
    enabled: flag()
      .default(false)
      .describe('Let notebooks see and use HyperPod clusters of the account'),
  })
    .prefault({})
    .describe('SageMaker HyperPod'),
  homeEfs: choice(['enabled', 'disabled'])
    .default('enabled')
    .describe(
      "SageMaker's own home file system, which the domain creates for itself",
    ),
  lifecycleScripts: lifecycleScriptsConfig
    .prefault({})
    .describe('Scripts that run when apps start'),
  instanceTypes: listOf(
    z.enum(APP_INSTANCE_TYPES as [string, ...string[]], {
      error: INSTANCE_TYPE_RULE,
    }),
    'instance types of Studio apps',
    'an instance type',
  )
    .default([])
    .describe(
      'Instance types that apps may run on; the others are hidden and refused. Empty: all',
    ),
  maxUsers: integer(1, 1000)
    .default(20)
    .describe(
      'People who may work at the same time; decides how many network addresses are needed',
    ),
});
