import { ScaledClock } from './ScaledClock';

describe('ScaledClock', () => {
  it('never gives the same time twice', () => {
    const clock = new ScaledClock({ scale: 1 });
    const times = Array.from({ length: 1000 }, () => clock.tick().getTime());
    expect(new Set(times).size).toBe(1000);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('waits on its scale', async () => {
    const clock = new ScaledClock({ scale: 0.001 });
    const start = Date.now();
    await clock.sleep(30_000);
    const waited = Date.now() - start;
    expect(waited).toBeGreaterThanOrEqual(28);
    expect(waited).toBeLessThan(1000);
  });

  it('lets nothing wake after it was stopped', async () => {
    const clock = new ScaledClock({ scale: 1 });
    const woken = jest.fn();
    clock.sleep(5).then(woken);
    clock.stop();
    clock.sleep(1).then(woken);
    await new Promise(resolve => setTimeout(resolve, 30));
    expect(woken).not.toHaveBeenCalled();
  });
});
