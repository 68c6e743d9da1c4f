import { ResourceState } from '../../model';
import { physicalName } from '../physicalName';
import { Properties } from '../Properties';
import { PropertyError } from '../propertyError';
import { ResourceHandler } from '../ResourceHandler';
import { tagChanges } from '../tags';
import { readStateMachine } from './readStateMachine';

const MAXIMUM_NAME_LENGTH = 80;

function tagList(tags: Readonly<Record<string, string>>) {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}

/** The definition as text, with `${name}` put in from `DefinitionSubstitutions`. */
function definition(properties: Properties): string {
  const text =
    properties.optionalText('DefinitionString') ??
    properties.document('Definition');
  if (text === undefined) {
    throw new PropertyError(
      'Property DefinitionString or Definition is required.',
    );
  }
  const values = properties.object('DefinitionSubstitutions');
  return text.replace(/\$\{([\w-]+)\}/g, (whole, name) =>
    values?.has(name) ? values.text(name) : whole,
  );
}

function logging(properties: Properties): object | undefined {
  const config = properties
    .object('LoggingConfiguration')
    ?.only('Destinations', 'IncludeExecutionData', 'Level');
  return (
    config && {
      level: config.optionalText('Level') ?? 'OFF',
      includeExecutionData: config.boolean('IncludeExecutionData') ?? false,
      destinations: config.objects('Destinations').map(destination => ({
        cloudWatchLogsLogGroup: {
          logGroupArn: destination
            .object('CloudWatchLogsLogGroup')
            ?.text('LogGroupArn'),
        },
      })),
    }
  );
}

function settings(properties: Properties): object {
  return {
    definition: definition(properties),
    roleArn: properties.text('RoleArn'),
    loggingConfiguration: logging(properties),
    tracingConfiguration: properties.has('TracingConfiguration')
      ? {
          enabled:
            properties.object('TracingConfiguration')!.boolean('Enabled') ??
            false,
        }
      : undefined,
  };
}

/** `AWS::StepFunctions::StateMachine` */
export const stateMachineHandler: ResourceHandler = {
  type: 'AWS::StepFunctions::StateMachine',
  read: readStateMachine,

  async create(request): Promise<ResourceState> {
    const { context, properties, tags, started } = request;
    const name =
      properties.optionalText('StateMachineName') ??
      physicalName(request, { maxLength: MAXIMUM_NAME_LENGTH });
    const { stateMachineArn } = await context.invoke(
      'states',
      'CreateStateMachine',
      {
        name,
        type: properties.optionalText('StateMachineType'),
        ...settings(properties),
        tags: tagList(tags),
      },
    );
    started(stateMachineArn);
    return {
      physicalId: stateMachineArn,
      attributes: {
        Arn: stateMachineArn,
        Name: name,
        StateMachineRevisionId: 'INITIAL',
      },
    };
  },

  async update(request) {
    const { context, properties, state, changed } = request;
    const stateMachineArn = state.physicalId;
    let { StateMachineRevisionId } = state.attributes;
    if ([...changed].some(name => name !== 'Tags')) {
      const { revisionId } = await context.invoke(
        'states',
        'UpdateStateMachine',
        {
          stateMachineArn,
          ...settings(properties),
          loggingConfiguration: logging(properties) ?? { level: 'OFF' },
        },
      );
      StateMachineRevisionId = revisionId;
    }
    const { set, removed } = tagChanges(request.previousTags, request.tags);
    if (removed.length) {
      await context.invoke('states', 'UntagResource', {
        resourceArn: stateMachineArn,
        tagKeys: removed,
      });
    }
    if (Object.keys(set).length) {
      await context.invoke('states', 'TagResource', {
        resourceArn: stateMachineArn,
        tags: tagList(set),
      });
    }
    return {
      ...state,
      attributes: { ...state.attributes, StateMachineRevisionId },
    };
  },

  async delete({ context, state }) {
    await context.invoke('states', 'DeleteStateMachine', {
      stateMachineArn: state.physicalId,
    });
  },
};
