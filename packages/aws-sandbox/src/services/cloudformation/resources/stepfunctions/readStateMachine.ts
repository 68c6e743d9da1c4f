import { LiveProperties, templateShape, unlessMissing } from '../reading';
import { ReadRequest } from '../ResourceHandler';

/** A state machine as it is now; a definition with substitutions is not compared. */
export function readStateMachine({
  context,
  state,
  properties,
}: ReadRequest): Promise<LiveProperties | undefined> {
  const stateMachineArn = state.physicalId;
  return unlessMissing(async () => {
    const machine = await context.invoke('states', 'DescribeStateMachine', {
      stateMachineArn,
    });
    const { tags } = await context.invoke('states', 'ListTagsForResource', {
      resourceArn: stateMachineArn,
    });
    return {
      ...(!properties.has('DefinitionSubstitutions') && {
        Definition: machine.definition,
        DefinitionString: machine.definition,
      }),
      LoggingConfiguration: templateShape(machine.loggingConfiguration),
      RoleArn: machine.roleArn,
      StateMachineName: machine.name,
      StateMachineType: machine.type,
      TracingConfiguration: templateShape(machine.tracingConfiguration),
      Tags: templateShape(tags),
    };
  });
}
