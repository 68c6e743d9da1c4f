import { AssertionError } from 'assert';
import { AwsError } from '../core/AwsError';
import { InputValidator } from './InputValidator';
import { ServiceLimits } from './limits/ServiceLimits';

const LIMITS: ServiceLimits = {
  model: { service: 'Test', apiVersion: '2020-01-01', source: 'a test' },
  operations: { Make: 'MakeRequest' },
  shapes: {
    MakeRequest: {
      type: 'structure',
      required: ['Name'],
      members: {
        Count: 'Count',
        Kind: 'Kind',
        Labels: 'Labels',
        Name: 'Name',
        Password: 'Password',
        Subnets: 'Subnets',
        Tags: 'Tags',
        Tree: 'Tree',
      },
    },
    Count: { type: 'integer', min: 1, max: 5 },
    Kind: { type: 'string', enum: ['A', 'B'] },
    Label: { type: 'string', max: 3, pattern: '[a-z]*' },
    Labels: { type: 'map', max: 2, key: 'Label', value: 'Label' },
    Name: { type: 'string', min: 2, max: 4, pattern: '[a-z]+' },
    Password: { type: 'string', min: 8, sensitive: true },
    Subnet: { type: 'string', max: 3, min: 1, pattern: '[a-z]+' },
    Subnets: { type: 'list', max: 2, item: 'Subnet' },
    Tag: { type: 'structure', required: ['Key'], members: { Key: 'Label' } },
    Tags: { type: 'list', max: 2, item: 'Tag' },
    Tree: { type: 'structure', members: { Below: 'Tree', Name: 'Name' } },
  },
};
const validator = new InputValidator({ read: () => LIMITS });

function refused(input: object, service = 'test'): AwsError {
  try {
    validator.validate({
      service,
      operation: 'Make',
      input,
      code: 'ValidationException',
      boundMembers: () => new Set(['Kind']),
    });
  } catch (error) {
    return error as AwsError;
  }
  throw new AssertionError({ message: 'taken' });
}

describe('input', () => {
  it.each([
    [
      {},
      "Value null at 'name' failed to satisfy constraint: Member must not be null",
    ],
    [
      { Name: 'abcde' },
      "Value 'abcde' at 'name' failed to satisfy constraint: Member must have length less than or equal to 4",
    ],
    [
      { Name: 'a' },
      "Value 'a' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 2",
    ],
    [
      { Name: 'A1' },
      "Value 'A1' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z]+",
    ],
    [
      { Name: 'ab', Count: 0 },
      "Value '0' at 'count' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ],
    [
      { Name: 'ab', Count: 6 },
      "Value '6' at 'count' failed to satisfy constraint: Member must have value less than or equal to 5",
    ],
    [
      { Name: 'ab', Kind: 'C' },
      "Value 'C' at 'kind' failed to satisfy constraint: Member must satisfy enum value set: [A, B]",
    ],
    [
      { Name: 'ab', Password: 'secret' },
      "Value at 'password' failed to satisfy constraint: Member must have length greater than or equal to 8",
    ],
    [
      { Name: 'ab', Subnets: ['a', '1'] },
      "Value '[a, 1]' at 'subnets' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 3, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [a-z]+]",
    ],
    [
      { Name: 'ab', Tags: [{ Key: 'a' }, {}] },
      "Value null at 'tags.2.member.key' failed to satisfy constraint: Member must not be null",
    ],
    [
      { Name: 'ab', Tags: [{ Key: 'a' }, null] },
      "Value null at 'tags.2.member' failed to satisfy constraint: Member must not be null",
    ],
    [
      { Name: 'ab', Labels: { A: 'a' } },
      "Value '{A=a}' at 'labels' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 3, Member must satisfy regular expression pattern: [a-z]*]",
    ],
    [
      { Name: 'ab', Labels: { a: 'long' } },
      "Value '{a=long}' at 'labels' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 3, Member must satisfy regular expression pattern: [a-z]*]",
    ],
    [
      { Name: 'ab', Tree: { Below: { Below: { Name: '1a' } } } },
      "Value '1a' at 'tree.below.below.name' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z]+",
    ],
  ])('%j is refused in AWS words', (input, message) => {
    expect(refused(input)).toMatchObject({
      code: 'ValidationException',
      status: 400,
      message: `1 validation error detected: ${message}`,
    });
  });

  it('is refused for all that is wrong with it', () => {
    expect(refused({ Count: 9, Kind: 'C' }).message).toBe(
      "3 validation errors detected: Value null at 'name' failed to satisfy constraint: Member must not be null; " +
        "Value '9' at 'count' failed to satisfy constraint: Member must have value less than or equal to 5; " +
        "Value 'C' at 'kind' failed to satisfy constraint: Member must satisfy enum value set: [A, B]",
    );
  });

  it.each([
    [
      'ec2',
      {},
      'MissingParameter',
      'The request must contain the parameter Name',
    ],
    [
      'ec2',
      { Name: 'ab', Kind: 'C' },
      'InvalidParameterValue',
      'Value (C) for parameter Kind is invalid.',
    ],
    [
      'ecr',
      { Name: 'A1' },
      'ValidationException',
      "Invalid parameter at 'name' failed to satisfy constraint: 'Member must satisfy regular expression pattern: [a-z]+'",
    ],
    [
      's3',
      { Name: 'A1' },
      'MalformedXML',
      'The XML you provided was not well-formed or did not validate against our published schema',
    ],
    [
      's3',
      { Name: 'ab', Kind: 'C' },
      'InvalidArgument',
      'Invalid argument Kind',
    ],
    [
      'backup',
      {},
      'MissingParameterValueException',
      "1 validation error detected: Value null at 'name' failed to satisfy constraint: Member must not be null",
    ],
    [
      'apigateway',
      { Name: 'ab', Kind: 'C' },
      'ValidationException',
      "1 validation error detected: Value 'C' at 'kind' failed to satisfy constraint: Member must satisfy enum value set: [A, B]",
    ],
    [
      'apigateway',
      { Name: 'ab', Count: 9 },
      'ValidationException',
      "1 validation error detected: Value '9' at 'makeInput.count' failed to satisfy constraint: Member must have value less than or equal to 5",
    ],
    [
      'emr-serverless',
      { Name: 'ab', Count: 9 },
      'ValidationException',
      "1 validation error detected: Value at 'count' failed to satisfy constraint: Member must have value less than or equal to 5",
    ],
  ])('is refused by %s as it does', (service, input, code, message) => {
    expect(refused(input, service)).toMatchObject({ code, message });
  });

  it.each([
    { Name: 'ab' },
    {
      Name: 'ab',
      Count: 5,
      Kind: 'A',
      Labels: { a: 'b' },
      Subnets: [],
      Tags: [],
    },
    { Name: 'ab', Unknown: 'x'.repeat(10_000) },
  ])('%j is taken', input => {
    expect(() => refused(input)).toThrow('taken');
  });

  it('of operations and services without limits is taken as it is', () => {
    const none = new InputValidator({ read: () => undefined });
    const call = {
      operation: 'Other',
      input: {},
      code: 'X',
      boundMembers: () => new Set<string>(),
    };
    expect(() => none.validate({ service: 'none', ...call })).not.toThrow();
    expect(() =>
      validator.validate({ service: 'test', ...call }),
    ).not.toThrow();
  });
});
