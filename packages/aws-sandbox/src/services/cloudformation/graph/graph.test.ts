import { DependencyGraph } from './DependencyGraph';
import { runGraph } from './runGraph';

const graph = (needs: Record<string, string[]>) =>
  new DependencyGraph(new Map(Object.entries(needs)));

/** A task that ends when the test says so. */
function stage() {
  const started: string[] = [];
  const settle = new Map<string, (succeeded: boolean) => void>();
  const run = (name: string) =>
    new Promise<boolean>(resolve => {
      started.push(name);
      settle.set(name, resolve);
    });
  const finish = async (name: string, succeeded: boolean = true) => {
    settle.get(name)!(succeeded);
    await new Promise(resolve => setImmediate(resolve));
  };
  return { started, run, finish };
}

describe('DependencyGraph', () => {
  it('orders names after all they need and ignores outsiders', () => {
    const order = graph({
      c: ['b', 'outside'],
      b: ['a'],
      a: [],
      d: ['c', 'a'],
    }).order();
    expect(order).toEqual(['a', 'b', 'c', 'd']);
  });

  it('turns round', () => {
    expect(
      graph({ c: ['b'], b: ['a'], a: [] })
        .reversed()
        .order(),
    ).toEqual(['c', 'b', 'a']);
  });

  it('finds a circle and leaves out what only hangs on it', () => {
    expect(graph({ a: ['b'], b: ['c'], c: ['b'], d: ['a'] }).cycle()).toEqual([
      'b',
      'c',
    ]);
    expect(graph({ a: ['a'] }).cycle()).toEqual(['a']);
    expect(graph({ a: ['b'], b: [] }).cycle()).toBeUndefined();
  });
});

describe('runGraph', () => {
  it('runs independent names side by side and dependents afterwards', async () => {
    const { started, run, finish } = stage();
    const result = runGraph({
      graph: graph({ a: [], b: [], c: ['a', 'b'] }),
      run,
    });
    expect(started).toEqual(['a', 'b']);
    await finish('a');
    expect(started).toEqual(['a', 'b']);
    await finish('b');
    expect(started).toEqual(['a', 'b', 'c']);
    await finish('c');
    expect(await result).toEqual({
      completed: new Set(['a', 'b', 'c']),
      failed: new Set(),
      skipped: new Set(),
    });
  });

  it('does not start what needs a failed name', async () => {
    const { run, finish } = stage();
    const result = runGraph({ graph: graph({ a: [], b: ['a'], c: [] }), run });
    await finish('a', false);
    await finish('c');
    expect(await result).toEqual({
      completed: new Set(['c']),
      failed: new Set(['a']),
      skipped: new Set(['b']),
    });
  });

  it('starts nothing new once stopped, but waits for what runs', async () => {
    const { started, run, finish } = stage();
    let stopped = false;
    const result = runGraph({
      graph: graph({ a: [], b: ['a'], c: [] }),
      run,
      stopped: () => stopped,
    });
    stopped = true;
    await finish('a');
    let settled = false;
    void result.then(() => {
      settled = true;
    });
    await new Promise(resolve => setImmediate(resolve));
    expect(settled).toBe(false);
    await finish('c');
    expect((await result).skipped).toEqual(new Set(['b']));
    expect(started).toEqual(['a', 'c']);
  });

  it('ends at once without names', async () => {
    expect(
      (await runGraph({ graph: graph({}), run: async () => true })).completed
        .size,
    ).toBe(0);
  });
});
