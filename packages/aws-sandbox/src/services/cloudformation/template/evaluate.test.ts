import { Conditions } from './conditions';
import { evaluate } from './evaluate';
import {
  EvaluationScope,
  KNOWN_AFTER_APPLY,
  NO_VALUE,
} from './EvaluationScope';

const scope: EvaluationScope = {
  ref: name => {
    const values: Record<string, unknown> = {
      'AWS::NoValue': NO_VALUE,
      'AWS::Region': 'eu-west-1',
      Name: 'studio',
      Zones: ['a', 'b'],
      Later: KNOWN_AFTER_APPLY,
    };
    return values[name];
  },
  attribute: (logicalId, attribute) =>
    logicalId === 'New' ? KNOWN_AFTER_APPLY : `${logicalId}#${attribute}`,
  condition: name => name === 'Yes',
  mapping: (map, first, second) => `${map}/${first}/${second}`,
  importValue: name => `imported ${name}`,
  availabilityZones: region => [`${region}a`, `${region}b`],
};

describe('evaluate', () => {
  it.each<[string, unknown, unknown]>([
    ['a literal', 7, 7],
    ['nested literals', { A: [1, 'b', true] }, { A: [1, 'b', true] }],
    ['Ref', { Ref: 'Name' }, 'studio'],
    ['GetAtt as list', { 'Fn::GetAtt': ['Bucket', 'Arn'] }, 'Bucket#Arn'],
    [
      'GetAtt as text with dots',
      { 'Fn::GetAtt': 'Db.Endpoint.Port' },
      'Db#Endpoint.Port',
    ],
    [
      'Join over functions',
      { 'Fn::Join': ['-', ['x', { Ref: 'Name' }, 3]] },
      'x-studio-3',
    ],
    [
      'Join over a list reference',
      { 'Fn::Join': [',', { Ref: 'Zones' }] },
      'a,b',
    ],
    [
      'Sub',
      { 'Fn::Sub': 'arn:${AWS::Region}:${Bucket.Arn}' },
      'arn:eu-west-1:Bucket#Arn',
    ],
    [
      'Sub with variables',
      { 'Fn::Sub': ['${A}-${Name}', { A: { Ref: 'Name' } }] },
      'studio-studio',
    ],
    [
      'Sub with a literal placeholder',
      { 'Fn::Sub': '${!Name}-${Name}' },
      '${Name}-studio',
    ],
    ['Select', { 'Fn::Select': ['1', { 'Fn::GetAZs': '' }] }, 'eu-west-1b'],
    ['Split', { 'Fn::Split': [':', 'a:b'] }, ['a', 'b']],
    ['If true', { 'Fn::If': ['Yes', 'a', 'b'] }, 'a'],
    ['If false', { 'Fn::If': ['No', 'a', { Ref: 'Name' }] }, 'studio'],
    [
      'FindInMap',
      { 'Fn::FindInMap': ['M', { Ref: 'Name' }, 'k'] },
      'M/studio/k',
    ],
    [
      'ImportValue',
      { 'Fn::ImportValue': { 'Fn::Sub': 'x-${Name}' } },
      'imported x-studio',
    ],
    ['Base64', { 'Fn::Base64': 'hello' }, 'aGVsbG8='],
    [
      'Cidr',
      { 'Fn::Cidr': ['10.0.0.0/24', 2, 5] },
      ['10.0.0.0/27', '10.0.0.32/27'],
    ],
    ['no value in an object', { A: { Ref: 'AWS::NoValue' }, B: 1 }, { B: 1 }],
    ['no value in a list', [{ Ref: 'AWS::NoValue' }, 1], [1]],
    [
      'an IAM condition, which is no function',
      { Condition: { StringEquals: { a: { Ref: 'Name' } } } },
      { Condition: { StringEquals: { a: 'studio' } } },
    ],
    [
      'what is not known yet, in text',
      { 'Fn::Sub': 'x-${Later}' },
      `x-${KNOWN_AFTER_APPLY}`,
    ],
    [
      'what is not known yet, selected',
      { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'Later' }] }] },
      KNOWN_AFTER_APPLY,
    ],
    [
      'a list that is not known yet',
      { 'Fn::Join': [',', { 'Fn::GetAtt': ['New', 'Dns'] }] },
      KNOWN_AFTER_APPLY,
    ],
  ])('computes %s', (_, value, expected) => {
    expect(evaluate(value, scope)).toEqual(expected);
  });

  it.each<[string, unknown, string]>([
    [
      'an index that is not there',
      { 'Fn::Select': [5, ['a']] },
      'Template error: Fn::Select cannot select nonexistent value at index 5',
    ],
    [
      'a negative index',
      { 'Fn::Select': [-1, ['a']] },
      'nonexistent value at index -1',
    ],
    [
      'an unknown function',
      { 'Fn::Shout': 'x' },
      'Encountered unsupported function: Fn::Shout',
    ],
    [
      'a list where text belongs',
      { 'Fn::Sub': '${Zones}' },
      'Fn::Sub Zones must be a string, not ["a","b"]',
    ],
    [
      'a Join without list',
      { 'Fn::Join': ['-', 'x'] },
      'Fn::Join must be a list',
    ],
    [
      'a Join of lists',
      { 'Fn::Join': ['-', [['a']]] },
      'Fn::Join value must be a string',
    ],
    [
      'too few operands',
      { 'Fn::If': ['Yes', 'a'] },
      'every Fn::If object requires 3 parameters',
    ],
    [
      'blocks that do not fit',
      { 'Fn::Cidr': ['10.0.0.0/28', 4, 8] },
      '4 blocks of 8 bits do not fit into 10.0.0.0/28',
    ],
    [
      'a bad address',
      { 'Fn::Cidr': ['10.0.0.999/28', 1, 2] },
      '10.0.0.999 is not an IPv4 address',
    ],
  ])('refuses %s', (_, value, message) => {
    expect(() => evaluate(value, scope)).toThrow(message);
  });
});

describe('Conditions', () => {
  const conditions = (definitions: Record<string, unknown>) =>
    new Conditions({ definitions, scope });

  it.each<[string, unknown, boolean]>([
    ['equal text', { 'Fn::Equals': [{ Ref: 'Name' }, 'studio'] }, true],
    ['a boolean and its text', { 'Fn::Equals': [true, 'true'] }, true],
    ['unequal lists', { 'Fn::Equals': [{ Ref: 'Zones' }, ['a']] }, false],
    ['not', { 'Fn::Not': [{ 'Fn::Equals': ['a', 'b'] }] }, true],
    [
      'and',
      { 'Fn::And': [{ Condition: 'Always' }, { Condition: 'Never' }] },
      false,
    ],
    [
      'or',
      { 'Fn::Or': [{ Condition: 'Never' }, { Condition: 'Always' }] },
      true,
    ],
    ['contains', { 'Fn::Contains': [['1', '2'], 2] }, true],
  ])('decides %s', (_, expression, expected) => {
    const tested = conditions({
      Always: { 'Fn::Equals': [1, 1] },
      Never: { 'Fn::Equals': [1, 2] },
      Tested: expression,
    });
    expect(tested.holds('Tested')).toBe(expected);
  });

  it('refuses unknown and circular conditions', () => {
    const circular = conditions({
      A: { 'Fn::Not': [{ Condition: 'B' }] },
      B: { 'Fn::Not': [{ Condition: 'A' }] },
    });
    expect(() => circular.holds('A')).toThrow(
      'Circular dependency between conditions: [A, B]',
    );
    expect(() => circular.holds('Other')).toThrow(
      'Unresolved condition dependency Other',
    );
  });
});
