import * as fc from 'fast-check';
import { LifecycleWorld, Outcome } from './LifecycleWorld';
import {
  checkTransitions,
  Happening,
  States,
  TransitionTable,
} from './transitions';

/** One thing that happens on a walk through life cycles. */
export type Step<Call> =
  | { call: Call }
  | { together: [Call, Call] }
  | { seconds: number }
  | { fault: { resourceType: string; change: 'create' | 'update' | 'delete' } };

/** Somebody who works with a service in a world of its own. */
export interface LifecycleActor<Call> {
  readonly lifecycle: LifecycleWorld;
  attempt(call: Call): Promise<Outcome>;
  /** The states of everything there is, by kind. */
  look(): Promise<Readonly<Record<string, States>>>;
}

/** What steps are made of. */
export interface StepOptions<Call> {
  call: fc.Arbitrary<Call>;
  resourceTypes: readonly string[];
  seconds?: readonly number[];
}

/** Steps in any order: mostly calls, some at the same time, time that passes, and now and then something that fails. */
export function stepsOf<Call>({
  call,
  resourceTypes,
  seconds = [1, 15, 60, 600, 600, 7200, 90_000],
}: StepOptions<Call>): fc.Arbitrary<Step<Call>[]> {
  const step: fc.Arbitrary<Step<Call>> = fc.oneof(
    { weight: 6, arbitrary: fc.record({ call }) },
    { weight: 1, arbitrary: fc.record({ together: fc.tuple(call, call) }) },
    {
      weight: 4,
      arbitrary: fc.record({ seconds: fc.constantFrom(...seconds) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        fault: fc.record({
          resourceType: fc.constantFrom(...resourceTypes),
          change: fc.constantFrom(
            'create' as const,
            'update' as const,
            'delete' as const,
          ),
        }),
      }),
    },
  );
  return fc.array(step, { minLength: 5, maxLength: 40 });
}

/**
 * Takes the steps one by one and looks at everything after each: only documented transitions, and nothing at all by a
 * call that was refused.
 *
 * @param options.service the service that faults strike
 * @param options.check what else must hold after each step
 */
export async function walk<Call extends { operation: string }>(
  actor: LifecycleActor<Call>,
  steps: readonly Step<Call>[],
  options: {
    service: string;
    tables: Readonly<Record<string, TransitionTable>>;
    check: () => Promise<void>;
  },
): Promise<void> {
  let before = await actor.look();
  for (const step of steps) {
    const happening = await take(actor, step, options.service);
    const after = await actor.look();
    if (happening === undefined) {
      expect(after).toEqual(before);
    } else {
      for (const [kind, table] of Object.entries(options.tables)) {
        checkTransitions(table, before[kind], after[kind], happening);
      }
    }
    await options.check();
    before = after;
  }
}

/** @returns what happened, or nothing where the call was refused */
async function take<Call extends { operation: string }>(
  actor: LifecycleActor<Call>,
  step: Step<Call>,
  service: string,
): Promise<Happening | undefined> {
  if ('seconds' in step) {
    await actor.lifecycle.advance(step.seconds);
    return 'time';
  }
  if ('fault' in step) {
    actor.lifecycle.world.faults.add({
      service,
      ...step.fault,
      count: 1,
      effect: { type: 'fail', reason: 'Something is wrong' },
    });
    return undefined;
  }
  if ('together' in step) {
    await Promise.all(step.together.map(call => actor.attempt(call)));
    return 'several';
  }
  const outcome = await actor.attempt(step.call);
  return 'output' in outcome ? { call: step.call.operation } : undefined;
}
