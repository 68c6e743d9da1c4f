import type {
  CreateStudioLifecycleConfigRequest,
  CreateStudioLifecycleConfigResponse,
  DeleteStudioLifecycleConfigRequest,
  DescribeStudioLifecycleConfigRequest,
  DescribeStudioLifecycleConfigResponse,
  ListStudioLifecycleConfigsRequest,
  ListStudioLifecycleConfigsResponse,
} from '@aws-sdk/client-sagemaker';
import { CallContext, Operation } from '../../core/types';
import { studioArn } from './arns';
import { resourceInUse, resourceNotFound, validationException } from './errors';
import { lifecycleConfigArnsOf } from './lifecycleConfigArns';
import { sortedPage } from './page';
import { sageMakerOperation } from './sageMakerOperation';
import { LifecycleConfig, SageMakerState } from './SageMakerState';
import { authorizeCreation, resourceTagConditions, tagMap } from './tags';

const BASE64 =
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Operations on scripts that run when an app starts. */
export const lifecycleConfigOperations: Record<string, Operation> = {
  CreateStudioLifecycleConfig: sageMakerOperation<
    CreateStudioLifecycleConfigRequest,
    CreateStudioLifecycleConfigResponse
  >(({ context, input, state }) => {
    const name = input.StudioLifecycleConfigName!;
    const arn = configArn(context, name);
    authorizeCreation(context, {
      operation: 'CreateStudioLifecycleConfig',
      arn,
      tags: input.Tags,
    });
    const content = input.StudioLifecycleConfigContent!;
    if (!BASE64.test(content)) {
      throw validationException(
        `The content of StudioLifecycleConfig ${name} is not base64.`,
      );
    }
    if (state.lifecycleConfigs.has(name)) {
      throw resourceInUse(
        `StudioLifecycleConfig with name ${name} already exists: ${arn}`,
      );
    }
    state.lifecycleConfigs.set(name, {
      name,
      arn,
      appType: input.StudioLifecycleConfigAppType!,
      content,
      creationTime: context.clock.now(),
      tags: tagMap(input.Tags),
    });
    return { StudioLifecycleConfigArn: arn };
  }),

  DescribeStudioLifecycleConfig: sageMakerOperation<
    DescribeStudioLifecycleConfigRequest,
    DescribeStudioLifecycleConfigResponse
  >(({ context, input, state }) => ({
    ...shown(
      accessConfig(
        context,
        state,
        'Describe',
        input.StudioLifecycleConfigName!,
      ),
    ),
    StudioLifecycleConfigContent: state.lifecycleConfigs.get(
      input.StudioLifecycleConfigName!,
    )!.content,
  })),

  ListStudioLifecycleConfigs: sageMakerOperation<
    ListStudioLifecycleConfigsRequest,
    ListStudioLifecycleConfigsResponse
  >(({ context, input, state }) => {
    context.authorize('sagemaker:ListStudioLifecycleConfigs', '*');
    const contains = input.NameContains?.toLowerCase() ?? '';
    const chosen = [...state.lifecycleConfigs.values()].filter(
      config =>
        config.name.toLowerCase().includes(contains) &&
        (input.AppTypeEquals === undefined ||
          config.appType === input.AppTypeEquals),
    );
    const { items, nextToken } = sortedPage(
      chosen,
      input,
      ({ name }) => name,
      'Descending',
    );
    return { StudioLifecycleConfigs: items.map(shown), NextToken: nextToken };
  }),

  DeleteStudioLifecycleConfig: sageMakerOperation<
    DeleteStudioLifecycleConfigRequest,
    object
  >(({ context, input, state }) => {
    const { arn, name } = accessConfig(
      context,
      state,
      'Delete',
      input.StudioLifecycleConfigName!,
    );
    const user = userOf(state, arn);
    if (user) {
      throw resourceInUse(
        `Unable to delete StudioLifecycleConfig [${name}] because it is in use by ${user}.`,
      );
    }
    state.lifecycleConfigs.delete(name);
    return {};
  }),
};

function configArn(context: CallContext, name: string): string {
  return studioArn(context, `studio-lifecycle-config/${name.toLowerCase()}`);
}

function accessConfig(
  context: CallContext,
  state: SageMakerState,
  verb: 'Describe' | 'Delete',
  name: string,
): LifecycleConfig {
  const config = state.lifecycleConfigs.get(name);
  context.authorize(
    `sagemaker:${verb}StudioLifecycleConfig`,
    config?.arn ?? configArn(context, name),
    resourceTagConditions(config),
  );
  if (!config) {
    throw resourceNotFound(`StudioLifecycleConfig [${name}] does not exist.`);
  }
  return config;
}

function shown(config: LifecycleConfig) {
  return {
    StudioLifecycleConfigArn: config.arn,
    StudioLifecycleConfigName: config.name,
    CreationTime: config.creationTime,
    LastModifiedTime: config.creationTime,
    StudioLifecycleConfigAppType: config.appType as 'JupyterLab',
  };
}

/** The domain or profile whose settings name a configuration. */
function userOf(state: SageMakerState, arn: string): string | undefined {
  const domain = [...state.domains.values()].find(({ settings }) =>
    lifecycleConfigArnsOf(settings.DefaultUserSettings).includes(arn),
  );
  const profile = [...state.userProfiles.values()].find(({ userSettings }) =>
    lifecycleConfigArnsOf(userSettings).includes(arn),
  );
  return domain?.arn ?? profile?.arn;
}
