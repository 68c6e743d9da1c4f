import { FaultList } from './FaultList';

describe('FaultList', () => {
  it('strikes resource types and calls apart, by account', () => {
    const faults = new FaultList();
    faults.add({
      service: 'cloudformation',
      resourceType: 'AWS::S3::Bucket',
      accountId: '1',
      code: 'X',
      message: 'no',
    });
    expect(
      faults.takeForCall({
        service: 'cloudformation',
        operation: 'CreateStack',
        accountId: '1',
      }),
    ).toBeUndefined();
    expect(
      faults.takeForResource({
        resourceType: 'AWS::S3::Bucket',
        accountId: '2',
      }),
    ).toBeUndefined();
    expect(
      faults.takeForResource({ resourceType: 'AWS::EC2::VPC', accountId: '1' }),
    ).toBeUndefined();
    expect(
      faults.takeForResource({
        resourceType: 'AWS::S3::Bucket',
        accountId: '1',
      }),
    ).toMatchObject({ code: 'X', message: 'no', status: 400 });
  });

  it('does not let others change what it holds', () => {
    const faults = new FaultList();
    faults.add({ service: 's3', code: 'X', count: 1 });
    faults.list()[0].count = 99;
    expect(
      faults.takeForCall({ service: 's3', operation: 'a', accountId: '1' }),
    ).toBeDefined();
    expect(
      faults.takeForCall({ service: 's3', operation: 'a', accountId: '1' }),
    ).toBeUndefined();
  });
});
