import { parseFault, parseFaults } from './parseFault';

const drop = { type: 'drop', when: 'after' };
const fail = { type: 'fail' };

describe('parseFault', () => {
  it.each<[string, object, object]>([
    [
      'everything about calls',
      {
        id: 'a.b',
        service: 'sts',
        operation: 'AssumeRole',
        accountId: '111122223333',
        region: 'us-gov-west-1',
        rate: 0.25,
        seed: 0,
        count: 1,
        after: 0,
        effect: { type: 'error', code: 'X', message: '', status: 500 },
      },
      {},
    ],
    ['any service', { effect: drop }, { service: '*' }],
    [
      'a resource',
      {
        service: 'sagemaker',
        resourceType: 'AWS::SageMaker::App',
        change: 'delete',
        effect: { type: 'slow', factor: 2.5 },
      },
      {},
    ],
    [
      'a custom resource',
      { service: '*', resourceType: 'Custom::My-Type', effect: fail },
      {},
    ],
  ])('takes %s', (_name, written, added) => {
    expect(parseFault(written)).toEqual({ ...written, ...added });
  });

  it('takes the flat form, for calls and for resources', () => {
    expect(
      parseFault({ service: 'sts', code: 'X', status: 503, rate: 0.5 }),
    ).toEqual({
      service: 'sts',
      rate: 0.5,
      effect: { type: 'error', code: 'X', status: 503 },
    });
    expect(
      parseFault({
        service: 'cloudformation',
        resourceType: 'AWS::S3::Bucket',
        code: 'X',
        message: 'no',
      }),
    ).toEqual({
      service: 'cloudformation',
      resourceType: 'AWS::S3::Bucket',
      effect: { type: 'fail', code: 'X', reason: 'no' },
    });
  });

  it.each<[unknown, string]>([
    [undefined, 'A fault must be a JSON object'],
    [[], 'A fault must be a JSON object'],
    [{}, "A fault needs 'effect', or 'service' and 'code'"],
    [{ effect: 'drop' }, "Member 'effect' must be a JSON object"],
    [
      { effect: {} },
      "The 'type' of an effect is one of error, throttle, deny, latency, drop, fail, slow, not undefined",
    ],
    [{ effect: { type: 'toString' } }, 'not "toString"'],
    [{ effect: drop, code: 'X' }, "either 'effect' or 'code', not both"],
    [
      { effect: drop, spead: 1 },
      "Unknown member 'spead' of a fault; known are id, service",
    ],
    [
      { effect: { ...drop, code: 'X' } },
      "Unknown member 'code' of the effect 'drop'",
    ],
    [{ effect: { type: 'throttle', code: 'X' } }, 'known are none'],
    [{ effect: { type: 'drop' } }, "The effect 'drop' needs 'when'"],
    [
      { effect: { type: 'drop', when: 'now' } },
      "'when' of the effect 'drop' must be one of before, after, not \"now\"",
    ],
    [{ effect: { type: 'error' } }, "needs 'code'"],
    [
      { effect: { type: 'error', code: 'a b' } },
      'must be an error code, not "a b"',
    ],
    [
      { effect: { type: 'error', code: 'X', status: 200 } },
      "'status' of the effect 'error' must be a whole number from 400 to 599, not 200",
    ],
    [{ effect: { type: 'latency' } }, "needs 'milliseconds'"],
    [
      { effect: { type: 'latency', milliseconds: -1 } },
      'a number from 0 to 3600000, not -1',
    ],
    [{ effect: { type: 'latency', milliseconds: '5' } }, 'not "5"'],
    [
      { resourceType: 'AWS::S3::Bucket', effect: { type: 'slow' } },
      "needs 'factor'",
    ],
    [
      { effect: { type: 'slow', factor: 2 } },
      "The effect 'slow' needs 'resourceType'",
    ],
    [{ effect: fail }, "The effect 'fail' needs 'resourceType'"],
    [
      { resourceType: 'AWS::S3::Bucket', effect: drop },
      "The effect 'drop' strikes calls",
    ],
    [
      { resourceType: 'sagemaker:App', effect: fail },
      'a type as CloudFormation names it',
    ],
    [
      { resourceType: 'AWS::S3::Bucket', operation: 'GetObject', effect: fail },
      "either 'resourceType' or 'operation'",
    ],
    [{ change: 'delete', effect: drop }, "'change' needs 'resourceType'"],
    [{ change: 'remove', effect: drop }, 'one of create, update, delete'],
    [{ service: 'STS', effect: drop }, "a signing name, or '*'"],
    [{ service: 5, effect: drop }, 'not 5'],
    [{ accountId: 111122223333, effect: drop }, 'an account id of 12 digits'],
    [{ region: 'Ireland', effect: drop }, 'the name of a region'],
    [{ rate: 1.1, effect: drop }, 'a number from 0 to 1, not 1.1'],
    [{ rate: null, effect: drop }, 'not null'],
    [{ count: 0, effect: drop }, 'a whole number from 1 on, not 0'],
    [{ count: 1.5, effect: drop }, 'not 1.5'],
    [{ after: -1, effect: drop }, 'a whole number from 0 on'],
    [{ seed: 'a', effect: drop }, 'a whole number from 0 on'],
    [{ id: 'a/b', effect: drop }, 'not "a/b"'],
  ])('refuses %j', (written, message) => {
    expect(() => parseFault(written)).toThrow(message);
    expect(() => parseFault(written)).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
  });
});

describe('parseFaults', () => {
  it('tells which one is wrong', () => {
    expect(parseFaults([{ effect: drop }])).toHaveLength(1);
    expect(() => parseFaults([{ effect: drop }, { effect: fail }])).toThrow(
      "Fault 2: The effect 'fail' needs 'resourceType'",
    );
    expect(() => parseFaults({ effect: drop })).toThrow(
      'Faults must be a JSON list',
    );
  });
});
