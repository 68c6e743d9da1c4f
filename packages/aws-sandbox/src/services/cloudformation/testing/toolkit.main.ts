import {
  BaseCredentials,
  BootstrapEnvironments,
  DiffMethod,
  IIoHost,
  StackParameters,
  Toolkit,
  ToolkitError,
} from '@aws-cdk/toolkit-lib';
import { App } from 'aws-cdk-lib';
import { environmentApp, EnvironmentOptions } from './environmentTemplate';
import { foundationApp, FoundationOptions } from './foundationTemplate';
import { functionsApp, FunctionsOptions } from './functionsApp';
import { loginApp, LoginOptions } from './loginApp';
import { mountApp } from './mountApp';
import { recoveryApp, RecoveryOptions } from './recoveryApp';

const APPS = {
  environment: environmentApp,
  foundation: foundationApp,
  functions: functionsApp,
  login: loginApp,
  mount: mountApp,
  recovery: recoveryApp,
};

/** One thing to do with the CDK toolkit. */
export interface ToolkitStep {
  readonly action:
    | 'bootstrap'
    | 'deploy'
    | 'destroy'
    | 'diff'
    | 'drift'
    | 'rollback';
  /** `environment` unless told otherwise. */
  readonly app?: keyof typeof APPS;
  readonly options?: EnvironmentOptions &
    FoundationOptions &
    FunctionsOptions &
    LoginOptions &
    RecoveryOptions;
  readonly rollback?: boolean;
  /** `change-set` unless told otherwise. */
  readonly method?: 'change-set' | 'direct' | 'default';
}

/** What came of a step. */
export interface ToolkitOutcome {
  /** `logicalId STATUS` as the toolkit reported them. */
  readonly events: string[];
  /** Reasons of the events that have one. */
  readonly reasons: string[];
  /** Completed and total of the last event that had a total. */
  readonly progress?: { completed: number; total: number };
  readonly noOp?: boolean;
  /** Of `bootstrap`: `success` or `no-op`. */
  readonly status?: string;
  /** Of `drift`: how many resources have drifted, how many could not be told. */
  readonly drift?: { drifted: number; unchecked: number };
  /** Of `diff`: logical ids of the resources that differ, with `!` for those made anew. */
  readonly differences?: string[];
  readonly outputs?: Record<string, string>;
  readonly error?: string;
  /** Code of the deployment error among the causes. */
  readonly errorCode?: string;
}

interface Job {
  readonly outdir: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly steps: readonly ToolkitStep[];
}

type Notes = { -readonly [K in keyof ToolkitOutcome]: ToolkitOutcome[K] };

function hostFor(notes: Notes): IIoHost {
  return {
    async notify(message) {
      const data = message.data as any;
      if (message.code === 'CDK_TOOLKIT_I5502') {
        const { event, progress } = data;
        notes.events.push(`${event.LogicalResourceId} ${event.ResourceStatus}`);
        if (event.ResourceStatusReason) {
          notes.reasons.push(event.ResourceStatusReason);
        }
        if (progress.total !== undefined) {
          notes.progress = {
            completed: progress.completed,
            total: progress.total,
          };
        }
      } else if (message.code === 'CDK_TOOLKIT_I5900') {
        notes.noOp = data.noOp;
        notes.outputs = data.outputs;
      }
    },
    async requestResponse(message) {
      return message.defaultResponse;
    },
  };
}

function causes(error: any): any[] {
  return error ? [error, ...causes(error.cause)] : [];
}

function note(notes: Notes, error: unknown): void {
  const all = causes(error);
  notes.error = all.map(cause => cause.message).join(' <- ');
  notes.errorCode = all.find(
    ToolkitError.isDeploymentError,
  )?.deploymentErrorCode;
}

async function bootstrap(toolkit: Toolkit, notes: Notes): Promise<Notes> {
  try {
    const { environments } = await toolkit.bootstrap(
      BootstrapEnvironments.fromList(['aws://444455556666/eu-west-1']),
    );
    notes.status = environments[0].status;
  } catch (error) {
    note(notes, error);
  }
  return notes;
}

async function perform(
  job: Job,
  step: ToolkitStep,
  index: number,
): Promise<ToolkitOutcome> {
  const notes: Notes = { events: [], reasons: [] };
  const toolkit = new Toolkit({
    ioHost: hostFor(notes),
    color: false,
    emojis: false,
    assemblyFailureAt: 'none',
    sdkConfig: {
      baseCredentials: BaseCredentials.custom({
        region: 'eu-west-1',
        provider: async () => job,
      }),
    },
  });
  if (step.action === 'bootstrap') {
    return bootstrap(toolkit, notes);
  }
  const outdir = `${job.outdir}/${index}`;
  const createApp: (outdir: string, options?: ToolkitStep['options']) => App =
    APPS[step.app ?? 'environment'];
  createApp(outdir, step.options).synth();
  const source = await toolkit.fromAssemblyDirectory(outdir);
  const { method = 'change-set' } = step;
  try {
    if (step.action === 'deploy') {
      await toolkit.deploy(source, {
        rollback: step.rollback,
        deploymentMethod: method === 'default' ? undefined : { method },
        parameters: StackParameters.onlyExisting(),
        stackEventPollingInterval: 20,
      });
    } else if (step.action === 'destroy') {
      await toolkit.destroy(source, {
        stackEventPollingInterval: 20,
      } as object);
    } else if (step.action === 'rollback') {
      await toolkit.rollback(source, {});
    } else if (step.action === 'drift') {
      const [found] = Object.values(await toolkit.drift(source));
      notes.drift = {
        drifted: found.numResourcesWithDrift,
        unchecked: found.numResourcesUnchecked,
      };
    } else {
      const [found] = Object.values(
        await toolkit.diff(source, { method: DiffMethod.ChangeSet() }),
      );
      notes.differences = Object.entries(found.resources.changes).map(
        ([logicalId, change]) =>
          `${logicalId}${/REPLACE/.test(change.changeImpact) ? '!' : ''}`,
      );
    }
  } catch (error) {
    note(notes, error);
  }
  return notes;
}

async function main(): Promise<void> {
  const job: Job = JSON.parse(process.argv[2]);
  const outcomes: ToolkitOutcome[] = [];
  for (const [index, step] of job.steps.entries()) {
    outcomes.push(await perform(job, step, index));
  }
  process.stdout.write(JSON.stringify(outcomes));
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
