import { StackTestWorld, stackTestWorld } from '../testing/stackTestWorld';

describe('a change set that cannot work', () => {
  let world: StackTestWorld;
  beforeEach(async () => {
    world = await stackTestWorld();
  });
  afterEach(() => world.stop());

  const prepare = async (Resources: object, options: object = {}) => {
    const { Id } = await world.call('CreateChangeSet', {
      StackName: 's',
      ChangeSetName: 'c',
      ChangeSetType: 'CREATE',
      TemplateBody: JSON.stringify({ Resources }),
      ...options,
    });
    return {
      shown: await world.call('DescribeChangeSet', { ChangeSetName: Id }),
      events: (
        await world.call('DescribeEvents', {
          ChangeSetName: Id,
          Filters: { FailedEvents: true },
        })
      ).OperationEvents,
    };
  };
  const group = (Properties: object) => ({
    Group: { Type: 'AWS::Logs::LogGroup', Properties },
  });

  it('fails for properties that the type does not take, and tells which', async () => {
    const { shown, events } = await prepare(
      group({ RetentionInDays: 8, Speed: 1 }),
    );
    expect(shown).toMatchObject({
      Status: 'FAILED',
      ExecutionStatus: 'UNAVAILABLE',
      StatusReason:
        'The following hook(s)/validation failed: [AWS::EarlyValidation::PropertyValidation]. To troubleshoot Early Validation errors, use the DescribeEvents API for detailed failure information.',
    });
    expect(events).toMatchObject([
      {
        EventType: 'VALIDATION_ERROR',
        LogicalResourceId: 'Group',
        ValidationName: 'PROPERTY_VALIDATION',
        ValidationStatus: 'FAILED',
        ValidationStatusReason: '#: extraneous key [Speed] is not permitted',
        ValidationPath: '/Resources/Group/Properties',
      },
      {
        ValidationStatusReason:
          '#/RetentionInDays: failed validation constraint for keyword [enum]',
        ValidationPath: '/Resources/Group/Properties/RetentionInDays',
      },
    ]);
    await expect(
      world.call('ExecuteChangeSet', { StackName: 's', ChangeSetName: 'c' }),
    ).rejects.toThrow('current status of [FAILED]');
  });

  it('fails for names that are taken, but not for the stack’s own', async () => {
    await world.call('CreateLogGroup', { logGroupName: 'taken' }, 'logs');
    const { shown, events } = await prepare(group({ LogGroupName: 'taken' }));
    expect(shown.StatusReason).toContain(
      '[AWS::EarlyValidation::ResourceExistenceCheck]',
    );
    expect(events).toMatchObject([
      {
        ValidationName: 'NAME_CONFLICT_VALIDATION',
        ValidationStatusReason:
          "Resource of type 'AWS::Logs::LogGroup' with identifier 'taken' already exists.",
      },
    ]);
    await world.create('t', { Resources: group({ LogGroupName: 'own' }) });
    const { shown: own } = await prepare(
      group({ LogGroupName: 'own', RetentionInDays: 7 }),
      { StackName: 't', ChangeSetType: 'UPDATE' },
    );
    expect(own.Status).toBe('CREATE_COMPLETE');
  });

  it.each([
    [
      'ResourcesToImport',
      {
        ResourcesToImport: [
          {
            ResourceType: 'AWS::Logs::LogGroup',
            LogicalResourceId: 'Group',
            ResourceIdentifier: { LogGroupName: 'x' },
          },
        ],
      },
    ],
    ['DeploymentMode REVERT_DRIFT', { DeploymentMode: 'REVERT_DRIFT' }],
    ['ChangeSetType IMPORT', { ChangeSetType: 'IMPORT' }],
  ])('is refused with %s by name', async (name, options) => {
    await expect(
      prepare(group({ LogGroupName: 'x' }), options),
    ).rejects.toThrow(`${name} is not implemented by the local AWS`);
  });

  it('says that resources are not imported', async () => {
    await world.call('CreateLogGroup', { logGroupName: 'taken' }, 'logs');
    const { shown } = await prepare(group({ LogGroupName: 'taken' }), {
      ImportExistingResources: true,
    });
    expect(shown.StatusReason).toBe(
      'Importing resources that exist already is not implemented by the local AWS. The affected resources are Group',
    );
  });
});
