import { DependencyGraph } from './DependencyGraph';

/** How a walk over the graph went. */
export interface GraphRun {
  readonly completed: ReadonlySet<string>;
  readonly failed: ReadonlySet<string>;
  /** Never started: the walk was stopped, or something they need failed. */
  readonly skipped: ReadonlySet<string>;
}

/**
 * Runs a task for every name, each as soon as all it needs has completed, independent ones side by side.
 *
 * @param run answers whether the name completed; must not throw
 * @param stopped asked before each start; once true, nothing new starts
 */
export async function runGraph(options: {
  graph: DependencyGraph;
  run: (name: string) => Promise<boolean>;
  stopped?: () => boolean;
}): Promise<GraphRun> {
  const { graph, run, stopped = () => false } = options;
  const waiting = new Set(graph.names);
  const running = new Map<string, Promise<void>>();
  const completed = new Set<string>();
  const failed = new Set<string>();

  const startReady = () => {
    for (const name of waiting) {
      if (stopped()) {
        return;
      }
      if (graph.needsOf(name).every(other => completed.has(other))) {
        waiting.delete(name);
        running.set(
          name,
          run(name).then(succeeded => {
            (succeeded ? completed : failed).add(name);
            running.delete(name);
          }),
        );
      }
    }
  };

  startReady();
  while (running.size) {
    await Promise.race(running.values());
    startReady();
  }
  return { completed, failed, skipped: waiting };
}
