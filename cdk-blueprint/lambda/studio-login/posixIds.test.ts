import { HIGHEST_ID, LOWEST_ID, posixIds } from './posixIds';

const idsOf = (name: string) => [...posixIds(name)];
const firstOf = (name: string) => idsOf(name)[0];

it.each([
  ['alice', 1806954],
  ['bob', 3824098],
  ['user-1', 904851],
])('gives %s the same id for ever', (name, id) => {
  expect(firstOf(name)).toBe(id);
});

it("stays within Studio's range", () => {
  for (let person = 0; person < 2000; person += 1) {
    for (const id of posixIds(`person-${person}`)) {
      expect(Number.isInteger(id)).toBe(true);
      expect(id).toBeGreaterThanOrEqual(LOWEST_ID);
      expect(id).toBeLessThanOrEqual(HIGHEST_ID);
    }
  }
});

it('has eight different candidates for a name', () => {
  expect(new Set(idsOf('alice')).size).toBe(8);
});

it('does not depend on case', () => {
  expect(idsOf('Alice')).toEqual(idsOf('alice'));
});

it('tells people apart', () => {
  const ids = Array.from({ length: 200 }, (_, n) => firstOf(`person-${n}`));
  expect(new Set(ids).size).toBe(200);
});
