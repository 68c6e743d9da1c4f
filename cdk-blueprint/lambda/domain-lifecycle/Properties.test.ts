import { Properties } from './Properties';

const named = (value: unknown) => new Properties({ Name: value });

describe('Properties', () => {
  it.each([undefined, null, ''])('takes %j for missing', value => {
    expect(named(value).optional('Name')).toBeUndefined();
    expect(named(value).json('Name')).toBeUndefined();
    expect(named(value).tags('Name')).toEqual({});
    expect(() => named(value).text('Name')).toThrow('Name is missing');
  });

  it('reads text and JSON', () => {
    expect(named('false').text('Name')).toBe('false');
    expect(named('{"a":{"b":true}}').json('Name')).toEqual({ a: { b: true } });
    expect(named('{"gco:owner":"x"}').tags('Name')).toEqual({
      'gco:owner': 'x',
    });
  });

  it.each([true, 5, ['a'], { a: 'b' }])('refuses %j for text', value => {
    expect(() => named(value).text('Name')).toThrow(
      /^Name must be text; it is /,
    );
  });

  it.each(['{', '[]', 'null', '"a"', '5', 'true'])(
    'refuses %s for an object',
    value => {
      expect(() => named(value).json('Name')).toThrow(
        /^Name must be a JSON object; it is /,
      );
    },
  );

  it('refuses tags that are no text', () => {
    expect(() => named('{"a":1}').tags('Name')).toThrow(
      'Name must hold text; a is 1',
    );
  });

  it('takes one of several', () => {
    const choices = ['destroy', 'retain'] as const;
    expect(named('retain').oneOf('Name', choices)).toBe('retain');
    expect(() => named('Retain').oneOf('Name', choices)).toThrow(
      'Name must be destroy or retain; it is "Retain"',
    );
  });
});
