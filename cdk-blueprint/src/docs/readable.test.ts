import { readable, withPlaceholders } from './readable';

it.each<[unknown, string]>([
  ['text', 'text'],
  [true, 'true'],
  [7, '7'],
  [null, 'null'],
  [['a', 'b'], 'a, b'],
  [{ Ref: 'AWS::Region' }, '{region}'],
  [{ Ref: 'Bucket' }, '{Bucket}'],
  [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, '{Bucket}'],
  [{ 'Fn::GetAtt': ['Domain', 'DomainId'] }, '{Domain.DomainId}'],
  [
    {
      'Fn::Join': [
        '',
        ['arn:', { Ref: 'AWS::Partition' }, ':s3:::', { Ref: 'Bucket' }, '/*'],
      ],
    },
    'arn:{partition}:s3:::{Bucket}/*',
  ],
  [
    { 'Fn::Sub': '${AWS::AccountId}/${Bucket}/${!Literal}' },
    '{account}/{Bucket}/${!Literal}',
  ],
  [{ 'Fn::Sub': ['${a}', { a: 1 }] }, '{"Fn::Sub":["${a}",{"a":1}]}'],
  [{ 'Fn::Select': [0, ['a']] }, '{"Fn::Select":[0,["a"]]}'],
  [{ a: 1, b: 2 }, '{"a":1,"b":2}'],
  [{}, '{}'],
])('reads %j as %s', (value, expected) => {
  expect(readable(value)).toBe(expected);
});

it('takes account and region out', () => {
  const text = 'arn:aws:x:eu-west-1:444455556666:y/eu-west-1';
  const where = { account: '444455556666', region: 'eu-west-1' };
  expect(withPlaceholders(text, where)).toBe(
    'arn:aws:x:{region}:{account}:y/{region}',
  );
});
