import { personSessionName } from './personSessionName';

it.each([
  ['user:default/ana', 'ana'],
  ['user:default/Ana.Diaz_2', 'ana.diaz_2'],
  ['user:partners/ana', 'ana@partners'],
  ['user:default/a', 'a@default'],
])('%s is %s', (ref, expected) => {
  expect(personSessionName(ref)).toBe(expected);
});

it('stays within what STS admits and tells people apart', () => {
  const people = [
    'user:default/ana',
    'user:partners/ana',
    'user:default/a',
    'user:a/default',
    `user:default/${'a'.repeat(63)}`,
    `user:partners/${'a'.repeat(63)}`,
    `user:partnerz/${'a'.repeat(63)}`,
    'user:default/анна',
    'user:default/инна',
    'user:default/ana diaz',
    'user:default/ana-diaz',
  ];
  const names = people.map(personSessionName);
  for (const name of names) {
    expect(name).toMatch(/^[\w+=,.@-]{2,64}$/);
  }
  expect(new Set(names).size).toBe(people.length);
});
