import { PROFILE_NAME_PATTERN } from '@gco/plugin-gco-analytics-common';
import { defaultProfileName } from './defaultProfileName';

it.each([
  ['user:default/ana', 'ana'],
  ['user:default/Ana', 'ana'],
  ['USER:DEFAULT/ANA', 'ana'],
  ['user:default/ana-diaz', 'ana-diaz'],
  ['user:default/ana--diaz2', 'ana--diaz2'],
  [`user:default/${'a'.repeat(63)}`, 'a'.repeat(63)],
])('leaves %s as it is', (ref, expected) => {
  expect(defaultProfileName(ref)).toBe(expected);
});

it.each([
  ['user:default/ana.diaz', /^ana-diaz-[0-9a-f]{10}$/],
  ['user:default/ana_diaz', /^ana-diaz-[0-9a-f]{10}$/],
  ['user:partners/ana', /^partners-ana-[0-9a-f]{10}$/],
  ['user:default/a', /^a-[0-9a-f]{10}$/],
  ['user:default/1', /^1-[0-9a-f]{10}$/],
  [`user:default/${'a'.repeat(64)}`, /^a{52}-[0-9a-f]{10}$/],
  ['user:default/josé', /^jos-[0-9a-f]{10}$/],
  ['user:default/анна', /^u-[0-9a-f]{10}$/],
  ['user:default/ana@corp.example', /^ana-corp-example-[0-9a-f]{10}$/],
])('marks %s with a hash', (ref, expected) => {
  expect(defaultProfileName(ref)).toMatch(expected);
});

it("gives nobody another one's name", () => {
  const people = [
    'user:default/ana-diaz',
    'user:default/ana.diaz',
    'user:default/ana_diaz',
    'user:default/ana..diaz',
    'user:default/partners-ana',
    'user:partners/ana',
    'user:partners-a/na',
    'user:default/anna',
    'user:default/анна',
    'user:default/аnna',
    `user:default/${'a'.repeat(80)}`,
    `user:default/${'a'.repeat(81)}`,
  ];
  // Someone whose real name is what another person's name was changed to.
  const impostors = people.map(
    ref => `user:default/${defaultProfileName(ref)}`,
  );
  const all = [...new Set([...people, ...impostors])];
  expect(new Set(all.map(defaultProfileName)).size).toBe(all.length);
});

it.each([
  'user:default/a',
  'user:default/-x-',
  'user:default/...',
  `user:${'n'.repeat(63)}/${'m'.repeat(63)}`,
  `user:default/${'a-'.repeat(40)}a`,
  'user:default/💥',
])('makes a name of %s that Studio admits', ref => {
  const name = defaultProfileName(ref);
  expect(name).toMatch(new RegExp(PROFILE_NAME_PATTERN));
  expect(name.length).toBeGreaterThanOrEqual(2);
});
