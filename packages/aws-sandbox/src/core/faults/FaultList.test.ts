import { Fault } from './Fault';
import { CallPlace, FaultList, ResourcePlace } from './FaultList';

const call = (change: Partial<CallPlace> = {}): CallPlace => ({
  service: 's3',
  operation: 'GetObject',
  accountId: '111122223333',
  region: 'eu-west-1',
  ...change,
});

const domain = (change: Partial<ResourcePlace> = {}): ResourcePlace => ({
  resourceType: 'AWS::SageMaker::Domain',
  change: 'create',
  service: 'sagemaker',
  accountId: '111122223333',
  region: 'eu-west-1',
  ...change,
});

const throttle = (rest: Partial<Fault> = {}): Fault => ({
  service: '*',
  effect: { type: 'throttle' },
  ...rest,
});

/** Which of so many calls are struck, as a text of x and dots. */
function pattern(faults: FaultList, calls: number): string {
  return Array.from({ length: calls }, () =>
    faults.takeForCall(call()) ? 'x' : '.',
  ).join('');
}

describe('FaultList', () => {
  let faults: FaultList;

  beforeEach(() => {
    faults = new FaultList();
  });

  it('strikes resource types and calls apart, by account', () => {
    faults.add({
      service: 'cloudformation',
      resourceType: 'AWS::S3::Bucket',
      accountId: '111122223333',
      code: 'X',
      message: 'no',
    });
    const bucket = domain({
      resourceType: 'AWS::S3::Bucket',
      service: 'cloudformation',
    });
    expect(
      faults.takeForCall(call({ service: 'cloudformation' })),
    ).toBeUndefined();
    expect(
      faults.takeForResource({ ...bucket, accountId: '2' }),
    ).toBeUndefined();
    expect(
      faults.takeForResource({ ...bucket, resourceType: 'AWS::EC2::VPC' }),
    ).toBeUndefined();
    expect(
      faults.takeForResource({ ...bucket, service: 's3' }),
    ).toBeUndefined();
    expect(faults.takeForResource(bucket)).toMatchObject({
      code: 'X',
      message: 'no',
      status: 400,
    });
  });

  it.each<[string, Partial<Fault>, boolean]>([
    ['any call', {}, true],
    ['its service', { service: 's3' }, true],
    ['another service', { service: 'sts' }, false],
    ['its operation', { operation: 'GetObject' }, true],
    ['another operation', { operation: 'PutObject' }, false],
    ['its account', { accountId: '111122223333' }, true],
    ['another account', { accountId: '444455556666' }, false],
    ['its region', { region: 'eu-west-1' }, true],
    ['another region', { region: 'us-east-1' }, false],
    ['a rate of all', { rate: 1 }, true],
    ['a rate of none', { rate: 0 }, false],
  ])('looks at what it concerns: %s', (_name, change, strikes) => {
    faults.add(throttle(change));
    expect(faults.takeForCall(call()) !== undefined).toBe(strikes);
  });

  it('lets as many pass as it is told, then strikes as often as it is told', () => {
    faults.add(throttle({ after: 2, count: 3 }));
    expect(pattern(faults, 8)).toBe('..xxx...');
    expect(faults.isEmpty).toBe(true);
  });

  it('strikes a share of the calls, with a seed the same ones every time', () => {
    const patternOf = (fault: Fault) => {
      const list = new FaultList();
      list.add(fault);
      return pattern(list, 2000);
    };
    const seeded = patternOf(throttle({ rate: 0.3, seed: 7 }));
    const share = seeded.split('x').length - 1;
    expect(share).toBeGreaterThan(500);
    expect(share).toBeLessThan(700);
    expect(patternOf(throttle({ rate: 0.3, seed: 7 }))).toBe(seeded);
    expect(patternOf(throttle({ rate: 0.3, seed: 8 }))).not.toBe(seeded);
    expect(patternOf(throttle({ rate: 0.3 }))).not.toBe(
      patternOf(throttle({ rate: 0.3 })),
    );
  });

  it('adds up delays and then does the first of what ends the call', () => {
    const latency = (milliseconds: number): Fault => ({
      service: '*',
      effect: { type: 'latency', milliseconds },
    });
    faults.add(latency(20));
    faults.add(throttle({ service: 'sts' }));
    faults.add(latency(30));
    faults.add({ service: '*', effect: { type: 'deny' }, count: 1 });
    faults.add(throttle());
    expect(faults.takeForCall(call())).toEqual({
      latencyMs: 50,
      effect: { type: 'deny' },
    });
    expect(faults.takeForCall(call())).toEqual({
      latencyMs: 50,
      effect: { type: 'throttle' },
    });
  });

  it('keeps what happens on the way to clients from calls of one service to another', () => {
    faults.add(throttle());
    faults.add({
      service: '*',
      effect: { type: 'latency', milliseconds: 1 },
    });
    faults.add({ service: '*', effect: { type: 'drop', when: 'before' } });
    expect(faults.takeForCall(call({ isInternal: true }))).toBeUndefined();
    faults.add({ service: '*', effect: { type: 'error', code: 'X' } });
    expect(faults.takeForCall(call({ isInternal: true }))).toMatchObject({
      effect: { code: 'X' },
    });
  });

  it('fails and slows resources by what happens to them', () => {
    const type = { service: 'sagemaker', resourceType: domain().resourceType };
    faults.add({
      ...type,
      change: 'delete',
      effect: { type: 'slow', factor: 10 },
    });
    faults.add({ ...type, effect: { type: 'slow', factor: 3 } });
    faults.add({
      ...type,
      change: 'create',
      count: 1,
      effect: { type: 'fail', reason: 'No room' },
    });
    expect(faults.slownessOf(domain({ change: 'delete' }))).toBe(30);
    expect(faults.slownessOf(domain())).toBe(3);
    expect(faults.slownessOf(domain({ resourceType: 'X::Y::Z' }))).toBe(1);
    expect(faults.takeForResource(domain({ change: 'delete' }))).toBe(
      undefined,
    );
    expect(faults.takeForResource(domain())).toMatchObject({
      code: 'InternalFailure',
      message: 'No room',
    });
    expect(faults.takeForResource(domain())).toBeUndefined();
    expect(faults.takeForCall(call({ service: 'sagemaker' }))).toBeUndefined();
  });

  it('tells what remains, and lets nobody change what it holds', () => {
    const id = faults.add(throttle({ count: 3, after: 1 }));
    pattern(faults, 2);
    const [listed] = faults.list();
    expect(listed).toEqual({
      id,
      service: '*',
      count: 2,
      after: 0,
      effect: { type: 'throttle' },
    });
    listed.count = 99;
    listed.effect = { type: 'deny' };
    expect(faults.find(id)).toMatchObject({
      count: 2,
      effect: { type: 'throttle' },
    });
  });

  it('replaces and removes by id', () => {
    faults.add(throttle({ id: 'fault-1' }));
    const id = faults.add(throttle({ service: 'sts' }));
    expect(id).toBe('fault-2');
    faults.add(throttle({ id: 'fault-1', service: 'sqs' }));
    expect(faults.list().map(({ service }) => service)).toEqual(['sts', 'sqs']);
    expect(faults.remove('fault-1')).toBe(true);
    expect(faults.remove('fault-1')).toBe(false);
    expect(faults.isEmpty).toBe(false);
    expect(faults.remove(id)).toBe(true);
    expect(faults.isEmpty).toBe(true);
  });
});
