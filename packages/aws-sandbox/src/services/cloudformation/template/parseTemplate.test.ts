import { parseTemplate } from './parseTemplate';
import { validateReferences } from './validateReferences';

const bucket = { Type: 'AWS::S3::Bucket' };
const template = (sections: object) => JSON.stringify(sections);

describe('parseTemplate', () => {
  it('reads JSON', () => {
    const parsed = parseTemplate(
      template({ Description: 'd', Resources: { B: bucket } }),
    );
    expect(parsed).toMatchObject({
      description: 'd',
      resources: { B: bucket },
      outputs: {},
      conditions: {},
    });
  });

  it('reads YAML with short forms', () => {
    const { resources, conditions } = parseTemplate(`
AWSTemplateFormatVersion: 2010-09-09
Conditions:
  Big: !Not [!Equals [!Ref Size, small]]
Resources:
  B:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: !Sub "a-\${AWS::Region}"
      Zone: !Select [0, !GetAZs ""]
      Arn: !GetAtt Other.Arn
      Version: 2012-10-17
`);
    expect(conditions).toEqual({
      Big: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Size' }, 'small'] }] },
    });
    expect(resources.B.Properties).toEqual({
      BucketName: { 'Fn::Sub': 'a-${AWS::Region}' },
      Zone: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] },
      Arn: { 'Fn::GetAtt': ['Other', 'Arn'] },
      Version: '2012-10-17',
    });
  });

  it.each<[string, string, string]>([
    [
      'broken JSON',
      '{"Resources": ',
      'Template format error: JSON not well-formed.',
    ],
    ['broken YAML', 'a: [b', 'Template format error: YAML not well-formed.'],
    [
      'an unknown short form',
      'Resources: {B: {Type: !Shout a}}',
      'YAML not well-formed',
    ],
    ['a list', '[]', 'unsupported structure'],
    [
      'no resources',
      template({ Resources: {} }),
      'At least one Resources member must be defined.',
    ],
    [
      'an unknown section',
      template({ Resource: {}, Resources: { B: bucket } }),
      'Invalid template property or properties [Resource]',
    ],
    [
      'an unknown resource member',
      template({ Resources: { B: { ...bucket, Propertys: {} } } }),
      "Invalid template resource property 'Propertys'",
    ],
    [
      'a resource without type',
      template({ Resources: { B: {} } }),
      'must contain a Type member',
    ],
    [
      'an odd logical id',
      template({ Resources: { 'B-1': bucket } }),
      'Resource name B-1 is non alphanumeric',
    ],
    [
      'an unknown policy',
      template({ Resources: { B: { ...bucket, DeletionPolicy: 'Keep' } } }),
      'Unrecognized DeletionPolicy "Keep" for resource B',
    ],
    [
      'null',
      template({ Resources: { B: { ...bucket, Properties: { A: null } } } }),
      "[/Resources/B/Properties/A] 'null' values are not allowed",
    ],
    [
      'an output without value',
      template({ Resources: { B: bucket }, Outputs: { O: {} } }),
      'Every Outputs member must contain a Value object (O)',
    ],
    [
      'a transform',
      template({
        Transform: 'AWS::Serverless-2016-10-31',
        Resources: { B: bucket },
      }),
      'Transform "AWS::Serverless-2016-10-31" is not implemented by the local AWS',
    ],
    [
      'too many resources',
      template({
        Resources: Object.fromEntries(
          Array.from({ length: 501 }, (_, index) => [`B${index}`, bucket]),
        ),
      }),
      'Number of resources, 501, is greater than maximum allowed, 500',
    ],
    ...(['Parameters', 'Mappings', 'Outputs'] as const).map(
      (section): [string, string, string] => [
        `too many ${section}`,
        template({
          Resources: { B: bucket },
          [section]: Object.fromEntries(
            Array.from({ length: 201 }, (_, index) => [
              `M${index}`,
              { Type: 'String', Value: 'x' },
            ]),
          ),
        }),
        `Number of ${section.toLowerCase()}, 201, is greater than maximum allowed, 200`,
      ],
    ),
  ])('refuses %s', (_, text, message) => {
    expect(() => parseTemplate(text)).toThrow(message);
    expect(() => parseTemplate(text)).toThrow(
      expect.objectContaining({ code: 'ValidationError' }),
    );
  });
});

describe('validateReferences', () => {
  const check = (sections: object) => () =>
    validateReferences(parseTemplate(template(sections)));
  const withProperties = (Properties: object, more: object = {}) => ({
    Resources: { B: { ...bucket, Properties, ...more }, C: bucket },
  });

  it('accepts parameters, pseudo parameters, resources and variables of Sub', () => {
    expect(
      check({
        Parameters: { P: { Type: 'String' } },
        Conditions: { Cond: { 'Fn::Equals': [{ Ref: 'P' }, 'a'] } },
        Resources: {
          B: {
            ...bucket,
            Condition: 'Cond',
            DependsOn: ['C'],
            Properties: {
              A: {
                'Fn::Sub': [
                  '${P}${AWS::Region}${C.Arn}${X}',
                  { X: { Ref: 'C' } },
                ],
              },
              D: { 'Fn::If': ['Cond', { Ref: 'C' }, { Ref: 'AWS::NoValue' }] },
            },
          },
          C: bucket,
        },
      }),
    ).not.toThrow();
  });

  it.each<[string, object, string]>([
    [
      'a reference',
      withProperties({ A: { Ref: 'Gone' } }),
      'Template format error: Unresolved resource dependencies [Gone] in the Resources block of the template',
    ],
    [
      'a Sub variable',
      withProperties({ A: { 'Fn::Sub': '${Gone}' } }),
      'Unresolved resource dependencies [Gone]',
    ],
    [
      'an attribute',
      withProperties({ A: { 'Fn::GetAtt': ['Gone', 'Arn'] } }),
      'Template error: instance of Fn::GetAtt references undefined resource Gone',
    ],
    [
      'DependsOn',
      withProperties({}, { DependsOn: 'Gone' }),
      'Unresolved resource dependencies [Gone]',
    ],
    [
      'a condition',
      withProperties({}, { Condition: 'Gone' }),
      'Unresolved condition dependency Gone in the Resources block',
    ],
    [
      'a condition of If',
      withProperties({ A: { 'Fn::If': ['Gone', 1, 2] } }),
      'Unresolved condition dependency Gone',
    ],
    [
      'an output',
      { ...withProperties({}), Outputs: { O: { Value: { Ref: 'Gone' } } } },
      'Unresolved resource dependencies [Gone] in the Outputs block',
    ],
    [
      'a resource in a condition',
      {
        ...withProperties({}),
        Conditions: { A: { 'Fn::Equals': [{ Ref: 'B' }, 1] } },
      },
      'Unresolved dependencies [B]. Cannot reference resources in the Conditions block',
    ],
  ])('refuses %s that is not there', (_, sections, message) => {
    expect(check(sections)).toThrow(message);
  });

  it('refuses resources that need each other', () => {
    expect(
      check({
        Resources: {
          A: { ...bucket, Properties: { X: { Ref: 'B' } } },
          B: { ...bucket, DependsOn: 'C' },
          C: { ...bucket, Properties: { X: { 'Fn::Sub': '${A.Arn}' } } },
          D: { ...bucket, DependsOn: 'A' },
        },
      }),
    ).toThrow('Circular dependency between resources: [A, B, C]');
  });
});
