import {
  custom,
  customTemplate,
  CustomWorld,
  startCustomWorld,
} from './testing/customWorld';

jest.setTimeout(60_000);

let world: CustomWorld;
beforeAll(async () => {
  world = await startCustomWorld();
});
afterAll(() => world.stop());

const template = (properties: Record<string, unknown>, outputs?: object) =>
  customTemplate({ Thing: custom(properties) }, { ...outputs });

async function failureOf(stack: string, status = 'CREATE_FAILED') {
  const events = await world.events(stack);
  return events.find(
    event =>
      event.LogicalResourceId === 'Thing' && event.ResourceStatus === status,
  )?.ResourceStatusReason;
}

describe('a custom resource', () => {
  it('is made, changed in place, and deleted by its provider', async () => {
    const counted = (count: number) =>
      template(
        {
          Id: 'thing-1',
          Data: { Text: 'hello', Count: count },
          Flag: true,
          List: [1, { deep: false }],
        },
        {
          Ref: { Ref: 'Thing' },
          Text: { 'Fn::GetAtt': ['Thing', 'Text'] },
          Count: { 'Fn::GetAtt': ['Thing', 'Count'] },
        },
      );
    const created = await world.create('plain', counted(1));
    expect(created.StackStatus).toBe('CREATE_COMPLETE');
    expect(
      Object.fromEntries(
        created.Outputs!.map(output => [output.OutputKey, output.OutputValue]),
      ),
    ).toMatchObject({ Ref: 'thing-1', Text: 'hello', Count: '1' });
    const updated = await world.update('plain', counted(2));
    expect(updated.StackStatus).toBe('UPDATE_COMPLETE');
    await world.remove('plain');
    const requests = await world.printed('plain', 3);
    expect(requests.map(request => request.RequestType)).toEqual([
      'Create',
      'Update',
      'Delete',
    ]);
    expect(requests[0]).toMatchObject({
      ResourceType: 'Custom::Thing',
      LogicalResourceId: 'Thing',
      ResourceProperties: {
        Flag: 'true',
        List: ['1', { deep: 'false' }],
        Data: { Count: '1' },
      },
    });
    expect(requests[0]).not.toHaveProperty('PhysicalResourceId');
    expect(requests[1]).toMatchObject({
      PhysicalResourceId: 'thing-1',
      ResourceProperties: { Data: { Count: '2' } },
      OldResourceProperties: { Data: { Count: '1' } },
    });
    expect(requests[2].PhysicalResourceId).toBe('thing-1');
  });

  it.each<[string, Record<string, unknown>, RegExp, string]>([
    [
      'says so',
      { Id: 'x', Reason: 'no room', FailOn: 'Create' },
      /^Received response status \[FAILED\] from custom resource\. Message returned: no room \(RequestId: [\w-]+\)$/,
      'ROLLBACK_COMPLETE',
    ],
    [
      'names no physical id',
      {},
      /^Invalid PhysicalResourceId$/,
      'ROLLBACK_COMPLETE',
    ],
    [
      'answers every request at length',
      { Id: 'x', Answer: 'long' },
      /^Response object is too long\.$/,
      'ROLLBACK_FAILED',
    ],
    [
      'answers every request strangely',
      { Id: 'x', Answer: 'strange' },
      /^Invalid Response object: .*Status/,
      'ROLLBACK_FAILED',
    ],
    [
      'does not answer',
      { Id: 'x', Answer: 'none', ServiceTimeout: 60 },
      /^CloudFormation did not receive a response from your Custom Resource\. Please check your logs for requestId \[[\w-]+\]/,
      'ROLLBACK_COMPLETE',
    ],
  ])(
    'fails, and is deleted again, when its provider %s',
    async (name, properties, reason, end) => {
      const stack = `fails-${name.replace(/\W/g, '-')}`;
      const { StackStatus } = await world.create(stack, template(properties));
      expect(await failureOf(stack)).toMatch(reason);
      expect(StackStatus).toBe(end);
      const requests = await world.printed(stack, 2);
      expect(requests.map(request => request.RequestType)).toEqual([
        'Create',
        'Delete',
      ]);
      expect(requests[1].PhysicalResourceId).toMatch(
        name === 'says so' ? /^x$/ : new RegExp(`^${stack}-Thing-[A-Z0-9]+$`),
      );
    },
  );

  it('keeps a stack that it cannot be deleted from', async () => {
    await world.create('stays', template({ Id: 'x', FailOn: 'Delete' }));
    expect((await world.remove('stays')).StackStatus).toBe('DELETE_FAILED');
    expect(await failureOf('stays', 'DELETE_FAILED')).toContain('it would not');
  });

  it('shows nothing of secret attributes in events', async () => {
    const { StackStatus } = await world.create(
      'secret',
      customTemplate({
        Thing: custom({ Id: 'x', NoEcho: true, Data: { Key: 'hush-hush' } }),
        Copy: {
          Type: 'AWS::SSM::Parameter',
          Properties: {
            Type: 'String',
            Name: '/copy',
            Value: { 'Fn::GetAtt': ['Thing', 'Key'] },
          },
        },
      }),
    );
    expect(StackStatus).toBe('CREATE_COMPLETE');
    const shown = (await world.events('secret')).filter(
      ({ LogicalResourceId }) => LogicalResourceId === 'Copy',
    );
    expect(JSON.stringify(shown)).not.toContain('hush-hush');
    expect(JSON.stringify(shown)).toContain('****');
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      'another region',
      { ServiceToken: 'arn:aws:lambda:us-east-1:444455556666:function:x' },
      'must be in region eu-west-1',
    ],
    ['no ARN', { ServiceToken: 'provider' }, 'Invalid service token provider'],
    [
      'a topic',
      { ServiceToken: 'arn:aws:sns:eu-west-1:444455556666:x' },
      'not implemented by the local AWS',
    ],
    [
      'a function that is not there',
      { ServiceToken: 'arn:aws:lambda:eu-west-1:444455556666:function:none' },
      'Function not found',
    ],
  ])(
    'is refused with a service token of %s',
    async (name, properties, reason) => {
      const stack = `token-${name.replace(/\W/g, '-')}`;
      expect(
        (await world.create(stack, template(properties))).StackStatus,
      ).toBe('ROLLBACK_COMPLETE');
      expect(await failureOf(stack)).toContain(reason);
    },
  );

  it('names the attribute that its provider did not give', async () => {
    const { StackStatus, StackStatusReason } = await world.create(
      'attribute',
      template({ Id: 'x' }, { A: { 'Fn::GetAtt': ['Thing', 'Absent'] } }),
    );
    expect([StackStatus, StackStatusReason]).not.toContain('CREATE_COMPLETE');
    const reasons = (await world.events('attribute')).map(
      event => event.ResourceStatusReason,
    );
    expect(reasons).toContainEqual(
      expect.stringContaining(
        "Vendor response doesn't contain Absent attribute",
      ),
    );
  });
});

describe('a response address', () => {
  it('takes an answer only with the signature that it was made with', async () => {
    const path = `/${encodeURIComponent('arn:aws:x|Thing|1')}`;
    const answer = await fetch(
      `${world.sandbox.url}${path}?X-Amz-Signature=00`,
      {
        method: 'PUT',
        headers: {
          host: 'cloudformation-custom-resource-response-euwest1.s3.eu-west-1.amazonaws.com',
        },
        body: '{}',
      },
    );
    expect(answer.status).toBe(403);
  });
});
