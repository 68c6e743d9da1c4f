import { RecentMap } from './RecentMap';

it('keeps what was used last', () => {
  const map = new RecentMap<string, number>(2);
  let made = 0;
  const make = () => {
    made += 1;
    return made;
  };
  expect(map.getOrCreate('a', make)).toBe(1);
  expect(map.getOrCreate('b', make)).toBe(2);
  expect(map.getOrCreate('a', make)).toBe(1);
  expect(map.getOrCreate('c', make)).toBe(3);
  expect(map.getOrCreate('a', make)).toBe(1);
  expect(map.getOrCreate('b', make)).toBe(4);
});
