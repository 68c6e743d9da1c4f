import { mapConcurrently } from './mapConcurrently';

it('keeps the order and the limit', async () => {
  let running = 0;
  let most = 0;
  const results = await mapConcurrently([5, 1, 4, 2, 3], 2, async item => {
    running += 1;
    most = Math.max(most, running);
    await new Promise(resolve => setTimeout(resolve, item));
    running -= 1;
    return item * 10;
  });
  expect(results).toEqual([50, 10, 40, 20, 30]);
  expect(most).toBe(2);
});

it('copes with nothing to do and with failures', async () => {
  expect(await mapConcurrently([], 3, async () => 1)).toEqual([]);
  await expect(
    mapConcurrently([1, 2], 1, async () => {
      throw new TypeError('no');
    }),
  ).rejects.toThrow('no');
});
