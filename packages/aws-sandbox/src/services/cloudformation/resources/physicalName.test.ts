import { AwsError } from '../../../core/AwsError';
import { failureReason, handlerErrorCode } from './failureReason';
import { physicalName } from './physicalName';
import { Properties } from './Properties';
import { PropertyError } from './propertyError';

describe('physicalName', () => {
  it('is stack, logical id and twelve random characters', () => {
    const name = physicalName(
      { stackName: 'team', logicalId: 'Key' },
      { maxLength: 64 },
    );
    expect(name).toMatch(/^team-Key-[A-Z0-9]{12}$/);
    expect(
      physicalName({ stackName: 'team', logicalId: 'Key' }, { maxLength: 64 }),
    ).not.toBe(name);
  });

  it('keeps to the limit and leaves both parts recognizable', () => {
    const name = physicalName(
      {
        stackName: 'gco-analytics-a-team-with-a-long-name',
        logicalId: 'StudioBucketForEverybody12345678',
      },
      { maxLength: 63, lowerCase: true },
    );
    expect(name).toHaveLength(63);
    expect(name).toMatch(
      /^gco-analytics-a-team-wit-studiobucketforeverybody1-[a-z0-9]{12}$/,
    );
  });

  it('gives the room that a short part leaves to the other one', () => {
    expect(
      physicalName(
        { stackName: 's', logicalId: 'A'.repeat(100) },
        { maxLength: 30 },
      ),
    ).toMatch(/^s-A{15}-[A-Z0-9]{12}$/);
    expect(
      physicalName(
        { stackName: 's'.repeat(100), logicalId: 'A' },
        { maxLength: 30 },
      ),
    ).toMatch(/^s{15}-A-[A-Z0-9]{12}$/);
  });
});

describe('failureReason', () => {
  it.each([
    ['AccessDeniedException', 'AccessDenied'],
    ['UnauthorizedOperation', 'AccessDenied'],
    ['EntityAlreadyExists', 'AlreadyExists'],
    ['InvalidVpcID.NotFound', 'NotFound'],
    ['ThrottlingException', 'Throttling'],
    ['ResourceLimitExceeded', 'ServiceLimitExceeded'],
    ['DependencyViolation', 'ResourceConflict'],
    ['BucketNotEmpty', 'ResourceConflict'],
    ['ValidationException', 'InvalidRequest'],
    ['NotStabilized', 'NotStabilized'],
    ['Strange', 'GeneralServiceException'],
  ])('classes %s as %s', (code, expected) => {
    expect(handlerErrorCode(code)).toBe(expected);
  });

  it('tells what the service said, or what is wrong with the definition', () => {
    const reason = (error: Error) =>
      failureReason({
        error,
        resourceType: 'AWS::KMS::Key',
        requestToken: 'token',
      });
    expect(
      reason(new AwsError('LimitExceededException', 'Too many', 400)),
    ).toMatch(
      /^Resource handler returned message: "Too many \(Service: KMS, Status Code: 400, Request ID: [0-9a-f-]{36}\)" \(RequestToken: token, HandlerErrorCode: ServiceLimitExceeded\)$/,
    );
    expect(reason(new PropertyError('Property A cannot be empty.'))).toBe(
      'Property A cannot be empty.',
    );
    expect(reason(new TypeError('x is not a function'))).toBe(
      'Internal Failure of the local AWS: x is not a function',
    );
  });
});

describe('Properties', () => {
  const properties = new Properties({
    Text: 'a',
    Number: '3',
    Flag: 'true',
    List: ['a', 1],
    Inner: { Count: 'x' },
    Items: [{ Name: 'a' }, { Other: 'b' }],
  });

  it('reads values as they are meant', () => {
    expect(properties.text('Text')).toBe('a');
    expect(properties.number('Number')).toBe(3);
    expect(properties.boolean('Flag')).toBe(true);
    expect(properties.texts('List')).toEqual(['a', '1']);
    expect(properties.objects('Items')[0].text('Name')).toBe('a');
    expect(properties.document('Inner')).toBe('{"Count":"x"}');
    expect(properties.optionalText('None')).toBeUndefined();
  });

  it.each<[string, () => unknown, string]>([
    [
      'a missing value',
      () => properties.text('None'),
      'Property None cannot be empty.',
    ],
    [
      'text for a number',
      () => properties.object('Inner')!.number('Count'),
      'Value of property Inner.Count must be of type Number',
    ],
    [
      'text for a boolean',
      () => properties.boolean('Text'),
      'Value of property Text must be of type Boolean',
    ],
    [
      'a list for text',
      () => properties.text('List'),
      'Value of property List must be of type String',
    ],
    [
      'text for a list',
      () => properties.texts('Text'),
      'Value of property Text must be of type List of String',
    ],
    [
      'a list for an object',
      () => properties.object('List'),
      'Value of property List must be of type Object',
    ],
    [
      'an object for a list',
      () => properties.objects('Inner'),
      'Value of property Inner must be of type List',
    ],
    [
      'a member nobody knows',
      () => properties.objects('Items')[1].only('Name'),
      'Encountered unsupported property Items.1.Other',
    ],
  ])('refuses %s', (_, read, message) => {
    expect(read).toThrow(message);
  });
});
