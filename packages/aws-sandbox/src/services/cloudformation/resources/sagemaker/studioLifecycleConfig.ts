import { ignoreMissing } from '../ignoreMissing';
import { ResourceHandler } from '../ResourceHandler';
import { tagList } from '../tags';
import { readStudioLifecycleConfig } from './readStudio';

/** `AWS::SageMaker::StudioLifecycleConfig`; nothing of it can change in place. */
export const studioLifecycleConfigHandler: ResourceHandler = {
  type: 'AWS::SageMaker::StudioLifecycleConfig',
  read: readStudioLifecycleConfig,

  async create({ context, properties, tags, started }) {
    const name = properties.text('StudioLifecycleConfigName');
    const { StudioLifecycleConfigArn } = await context.invoke(
      'sagemaker',
      'CreateStudioLifecycleConfig',
      {
        StudioLifecycleConfigName: name,
        StudioLifecycleConfigContent: properties.text(
          'StudioLifecycleConfigContent',
        ),
        StudioLifecycleConfigAppType: properties.text(
          'StudioLifecycleConfigAppType',
        ),
        Tags: tagList(tags),
      },
    );
    started(name);
    return { physicalId: name, attributes: { StudioLifecycleConfigArn } };
  },

  async update({ state }) {
    return state;
  },

  delete({ context, state }) {
    return ignoreMissing(() =>
      context.invoke('sagemaker', 'DeleteStudioLifecycleConfig', {
        StudioLifecycleConfigName: state.physicalId,
      }),
    );
  },
};
