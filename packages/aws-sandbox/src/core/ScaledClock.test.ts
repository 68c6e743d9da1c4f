import { ScaledClock } from './ScaledClock';

describe('ScaledClock', () => {
  let clock: ScaledClock;

  const start = (scale: number) => {
    clock = new ScaledClock({ scale });
    return clock;
  };
  afterEach(() => clock.stop());

  it('never gives the same time twice', () => {
    start(1);
    const times = Array.from({ length: 1000 }, () => clock.tick().getTime());
    expect(new Set(times).size).toBe(1000);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('waits on its scale', async () => {
    start(0.001);
    const begin = Date.now();
    await clock.sleep(30_000);
    const waited = Date.now() - begin;
    expect(waited).toBeGreaterThanOrEqual(28);
    expect(waited).toBeLessThan(1000);
  });

  it('lets nothing wake after it was stopped', async () => {
    start(1);
    const woken = jest.fn();
    clock.sleep(5).then(woken);
    clock.stop();
    clock.sleep(1).then(woken);
    await clock.advance(60_000);
    await new Promise(resolve => setTimeout(resolve, 30));
    expect(woken).not.toHaveBeenCalled();
    expect(clock.pending).toBe(0);
  });

  it('takes on another pace for those who wait already', async () => {
    start(1000);
    const woken = clock.sleep(60_000);
    clock.scale = 0.0001;
    await woken;
    expect(clock.scale).toBe(0.0001);
  });

  it('keeps waits that are longer than a timer can be', async () => {
    start(1000);
    const woken = jest.fn();
    clock.sleep(40 * 86_400_000).then(woken);
    await new Promise(resolve => setTimeout(resolve, 20));
    expect(woken).not.toHaveBeenCalled();
    await clock.advance(40 * 86_400_000);
    expect(woken).toHaveBeenCalled();
  });

  describe('advanced', () => {
    const HOUR = 3_600_000;

    it('moves the time of day by exactly that', async () => {
      start(1000);
      const before = clock.now().getTime();
      await clock.advance(HOUR);
      const moved = clock.now().getTime() - before;
      expect(moved).toBeGreaterThanOrEqual(HOUR);
      expect(moved).toBeLessThan(HOUR + 5000);
      expect(clock.advanced).toBe(HOUR);
      expect(clock.tick().getTime()).toBeGreaterThanOrEqual(before + HOUR);
    });

    it('wakes who is due in the order of the times, each at its time', async () => {
      start(1000);
      const begin = clock.now().getTime();
      const woken: string[] = [];
      const note = (name: string) => () => {
        const seconds = Math.round((clock.now().getTime() - begin) / 1000);
        woken.push(`${name} at ${seconds}`);
      };
      clock.sleep(30_000).then(note('c'));
      clock.sleep(10_000).then(note('a'));
      clock.sleep(30_000).then(note('d'));
      clock.sleep(20_000).then(note('b'));
      clock.sleep(61_000).then(note('too late'));
      await clock.advance(60_000);
      expect(woken).toEqual(['a at 10', 'b at 20', 'c at 30', 'd at 30']);
      expect(clock.pending).toBe(1);
      await clock.advance(1000);
      expect(woken[4]).toBe('too late at 61');
    });

    it('lets what a sleeper starts run, and sleep, before the next one wakes', async () => {
      start(1000);
      const done: string[] = [];
      const chain = async (name: string, step: number) => {
        for (let round = 1; round <= 3; round++) {
          await clock.sleep(step);
          await Promise.resolve();
          await new Promise(resolve => setImmediate(resolve));
          done.push(`${name}${round}`);
        }
      };
      void chain('a', 10_000);
      void chain('b', 15_001);
      await clock.advance(46_000);
      expect(done).toEqual(['a1', 'b1', 'a2', 'a3', 'b2', 'b3']);
    });

    it('is done when what became due has run', async () => {
      start(1000);
      const states = ['Pending'];
      clock.sleep(HOUR).then(async () => {
        await new Promise(resolve => setImmediate(resolve));
        states.push('InService');
      });
      await clock.advance(HOUR);
      expect(states).toEqual(['Pending', 'InService']);
    });

    it('does one advance after the other', async () => {
      start(1000);
      const woken: number[] = [];
      clock.sleep(2000).then(() => woken.push(2));
      clock.sleep(1000).then(() => woken.push(1));
      await Promise.all([clock.advance(1500), clock.advance(500)]);
      expect(woken).toEqual([1, 2]);
      expect(clock.advanced).toBe(2000);
    });

    it('does not count waits in the background as pending, but wakes them', async () => {
      start(1000);
      const woken = jest.fn();
      clock.sleep(1000, { background: true }).then(woken);
      clock.sleep(1000);
      expect(clock.pending).toBe(1);
      await clock.advance(1000);
      expect(woken).toHaveBeenCalled();
      expect(clock.pending).toBe(0);
    });

    it('wakes ten thousand in order', async () => {
      start(1000);
      const woken: number[] = [];
      for (let index = 0; index < 10_000; index++) {
        const due = (index * 7919) % 10_007;
        clock.sleep(due).then(() => woken.push(due));
      }
      await clock.advance(10_007);
      expect(woken).toHaveLength(10_000);
      expect(woken).toEqual([...woken].sort((a, b) => a - b));
    });
  });
});
