import { isCalendarDate } from './calendarDate';

it.each([
  ['2027-03-31', true],
  ['2028-02-29', true],
  ['2000-02-29', true],
  ['0001-01-01', true],
  ['2027-02-29', false],
  ['1900-02-29', false],
  ['2027-04-31', false],
  ['2027-13-01', false],
  ['2027-00-10', false],
  ['2027-01-00', false],
  ['2027-1-1', false],
  ['27-01-01', false],
  ['2027-01-01T00:00:00Z', false],
  ['2027-01-01\n', false],
  ['', false],
])('%j is a date: %s', (text, expected) => {
  expect(isCalendarDate(text)).toBe(expected);
});
