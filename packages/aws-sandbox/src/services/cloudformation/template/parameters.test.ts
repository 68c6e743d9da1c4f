import { checkCapabilities } from './capabilities';
import {
  parameterReference,
  ParameterValue as StoredParameter,
  resolveParameters,
} from './parameters';
import { ParameterDefinition, Template } from './Template';

const template = (
  parameters: Record<string, ParameterDefinition>,
  resources: Template['resources'] = {},
): Template => ({
  parameters,
  resources,
  rules: {},
  mappings: {},
  conditions: {},
  outputs: {},
});

const resolve = (
  parameters: Record<string, ParameterDefinition>,
  supplied: Record<string, string> = {},
  previous: StoredParameter[] = [],
) =>
  resolveParameters({
    template: template(parameters),
    supplied: Object.entries(supplied).map(
      ([ParameterKey, ParameterValue]) => ({
        ParameterKey,
        ParameterValue,
      }),
    ),
    previous: new Map(previous.map(value => [value.key, value])),
    fetch: async names => new Map(names.map(name => [name, `stored ${name}`])),
  });

describe('resolveParameters', () => {
  it('takes given values, then defaults', async () => {
    const values = await resolve(
      {
        A: { Type: 'String', Default: 'x' },
        B: { Type: 'Number', Default: 3 },
      },
      { A: 'given' },
    );
    expect([...values.values()].map(value => value.value)).toEqual([
      'given',
      '3',
    ]);
  });

  it('takes previous values only when asked', async () => {
    const before: StoredParameter = {
      key: 'A',
      value: 'old',
      type: 'String',
      noEcho: false,
    };
    const values = await resolveParameters({
      template: template({ A: { Type: 'String', Default: 'x' } }),
      supplied: [{ ParameterKey: 'A', UsePreviousValue: true }],
      previous: new Map([['A', before]]),
      fetch: async () => new Map(),
    });
    expect(values.get('A')!.value).toBe('old');
    const again = await resolve({ A: { Type: 'String', Default: 'x' } }, {}, [
      before,
    ]);
    expect(again.get('A')!.value).toBe('x');
  });

  it('reads SSM parameters and gives what they hold', async () => {
    const values = await resolve({
      V: {
        Type: 'AWS::SSM::Parameter::Value<String>',
        Default: '/cdk/version',
      },
    });
    const value = values.get('V')!;
    expect(value).toMatchObject({
      value: '/cdk/version',
      resolvedValue: 'stored /cdk/version',
    });
    expect(parameterReference(value)).toBe('stored /cdk/version');
  });

  it('gives lists for list types', async () => {
    const values = await resolve({
      L: { Type: 'CommaDelimitedList', Default: 'a, b' },
      S: { Type: 'List<AWS::EC2::Subnet::Id>', Default: 's1,s2' },
    });
    expect(parameterReference(values.get('L')!)).toEqual(['a', 'b']);
    expect(parameterReference(values.get('S')!)).toEqual(['s1', 's2']);
  });

  it.each<[string, ParameterDefinition, string | undefined, string]>([
    [
      'a value that is too long',
      { Type: 'String' },
      'ü'.repeat(2049),
      "Parameter 'P' must contain at most 4096 bytes",
    ],
    [
      'a missing value',
      { Type: 'String' },
      undefined,
      'Parameters: [P] must have values',
    ],
    [
      'a value that is not allowed',
      { Type: 'String', AllowedValues: ['a'] },
      'b',
      "Parameter 'P' must be one of AllowedValues",
    ],
    [
      'a pattern',
      { Type: 'String', AllowedPattern: '[a-z]+' },
      'ab1',
      "Parameter 'P' must match pattern [a-z]+",
    ],
    [
      'a pattern in words',
      {
        Type: 'String',
        AllowedPattern: '[a-z]+',
        ConstraintDescription: 'letters',
      },
      '1',
      'Parameter P failed to satisfy constraint: letters',
    ],
    [
      'a short value',
      { Type: 'String', MinLength: 2 },
      'a',
      "Parameter 'P' must contain at least 2 characters",
    ],
    [
      'a long value',
      { Type: 'String', MaxLength: 2 },
      'abc',
      "Parameter 'P' must contain at most 2 characters",
    ],
    [
      'text for a number',
      { Type: 'Number' },
      'two',
      "Parameter 'P' must be a number",
    ],
    [
      'a small number',
      { Type: 'Number', MinValue: 2 },
      '1',
      "Parameter 'P' must be a number not less than 2",
    ],
    [
      'a big number',
      { Type: 'Number', MaxValue: 2 },
      '3',
      "Parameter 'P' must be a number not greater than 2",
    ],
  ])('refuses %s', async (_, definition, value, message) => {
    await expect(
      resolve({ P: definition }, value === undefined ? {} : { P: value }),
    ).rejects.toThrow(message);
  });

  it('refuses parameters that the template does not have', async () => {
    await expect(resolve({}, { A: '1', B: '2' })).rejects.toThrow(
      'Parameters: [A, B] do not exist in the template',
    );
  });
});

describe('checkCapabilities', () => {
  const role = (Properties: object) =>
    template(
      {},
      { R: { Type: 'AWS::IAM::Role', Properties: Properties as any } },
    );

  it('asks for nothing without IAM', () => {
    expect(() => checkCapabilities(template({}), [])).not.toThrow();
  });

  it('asks for CAPABILITY_IAM, and for more when a name is given', () => {
    expect(() => checkCapabilities(role({}), [])).toThrow(
      'Requires capabilities : [CAPABILITY_IAM]',
    );
    expect(() => checkCapabilities(role({}), ['CAPABILITY_IAM'])).not.toThrow();
    expect(() =>
      checkCapabilities(role({ RoleName: 'x' }), ['CAPABILITY_IAM']),
    ).toThrow(
      expect.objectContaining({
        code: 'InsufficientCapabilitiesException',
        message: 'Requires capabilities : [CAPABILITY_NAMED_IAM]',
      }),
    );
    expect(() =>
      checkCapabilities(role({ RoleName: 'x' }), ['CAPABILITY_NAMED_IAM']),
    ).not.toThrow();
  });
});
