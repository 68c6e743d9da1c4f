import { ResourceState } from '../../model';
import { ignoreMissing } from '../ignoreMissing';
import { physicalName } from '../physicalName';
import { Properties } from '../Properties';
import { PropertyError } from '../propertyError';
import {
  ResourceHandler,
  ResourceRequest,
  UpdateRequest,
} from '../ResourceHandler';
import { tagChanges } from '../tags';
import { readUserPool } from './readUserPool';

const SERVICE = 'cognito-idp';
const SOFTWARE_TOKEN = 'SOFTWARE_TOKEN_MFA';

/** Settings that cannot change once there are users. */
const FIXED = ['Schema', 'UsernameConfiguration'];

function passwordPolicy(properties: Properties): object | undefined {
  const policies = properties.object('Policies')?.only('PasswordPolicy');
  const policy = policies
    ?.object('PasswordPolicy')
    ?.only(
      'MinimumLength',
      'RequireLowercase',
      'RequireNumbers',
      'RequireSymbols',
      'RequireUppercase',
      'TemporaryPasswordValidityDays',
    );
  return (
    policy && {
      PasswordPolicy: {
        MinimumLength: policy.number('MinimumLength'),
        RequireLowercase: policy.boolean('RequireLowercase'),
        RequireNumbers: policy.boolean('RequireNumbers'),
        RequireSymbols: policy.boolean('RequireSymbols'),
        RequireUppercase: policy.boolean('RequireUppercase'),
        TemporaryPasswordValidityDays: policy.number(
          'TemporaryPasswordValidityDays',
        ),
      },
    }
  );
}

/** Members that creation and update share; the second factor has an operation of its own. */
function settings({ properties }: ResourceRequest): object {
  const admin = properties.object('AdminCreateUserConfig');
  return {
    Policies: passwordPolicy(properties),
    AccountRecoverySetting: properties.raw('AccountRecoverySetting'),
    AdminCreateUserConfig: admin && {
      AllowAdminCreateUserOnly: admin.boolean('AllowAdminCreateUserOnly'),
      InviteMessageTemplate: admin.raw('InviteMessageTemplate'),
    },
    AutoVerifiedAttributes: properties.texts('AutoVerifiedAttributes'),
    DeletionProtection: properties.optionalText('DeletionProtection'),
    EmailConfiguration: properties.raw('EmailConfiguration'),
    EmailVerificationMessage: properties.optionalText(
      'EmailVerificationMessage',
    ),
    EmailVerificationSubject: properties.optionalText(
      'EmailVerificationSubject',
    ),
    SmsAuthenticationMessage: properties.optionalText(
      'SmsAuthenticationMessage',
    ),
    SmsVerificationMessage: properties.optionalText('SmsVerificationMessage'),
    UserAttributeUpdateSettings: properties.raw('UserAttributeUpdateSettings'),
    UserPoolAddOns: properties.raw('UserPoolAddOns'),
    UserPoolTier: properties.optionalText('UserPoolTier'),
    VerificationMessageTemplate: properties.raw('VerificationMessageTemplate'),
  };
}

async function setMfa(
  { context, properties }: ResourceRequest,
  UserPoolId: string,
): Promise<void> {
  const methods = properties.texts('EnabledMfas') ?? [];
  const other = methods.find(method => method !== SOFTWARE_TOKEN);
  if (other) {
    throw new PropertyError(
      `Value ${other} of property EnabledMfas is not implemented by the local AWS`,
    );
  }
  await context.invoke(SERVICE, 'SetUserPoolMfaConfig', {
    UserPoolId,
    MfaConfiguration: properties.optionalText('MfaConfiguration') ?? 'OFF',
    SoftwareTokenMfaConfiguration: {
      Enabled: methods.includes(SOFTWARE_TOKEN),
    },
  });
}

async function updateTags({
  context,
  state,
  tags,
  previousTags,
}: UpdateRequest): Promise<void> {
  const ResourceArn = state.attributes.Arn;
  const { set, removed } = tagChanges(previousTags, tags);
  if (removed.length) {
    await context.invoke(SERVICE, 'UntagResource', {
      ResourceArn,
      TagKeys: removed,
    });
  }
  if (Object.keys(set).length) {
    await context.invoke(SERVICE, 'TagResource', { ResourceArn, Tags: set });
  }
}

/** `AWS::Cognito::UserPool` */
export const userPoolHandler: ResourceHandler = {
  type: 'AWS::Cognito::UserPool',
  read: readUserPool,

  async create(request): Promise<ResourceState> {
    const { context, properties, tags, started } = request;
    const { UserPool } = await context.invoke(SERVICE, 'CreateUserPool', {
      PoolName:
        properties.optionalText('UserPoolName') ??
        physicalName(request, { maxLength: 128 }),
      Schema: properties.raw('Schema'),
      UsernameConfiguration: properties.raw('UsernameConfiguration'),
      UserPoolTags: tags,
      ...settings(request),
    });
    started(UserPool.Id);
    if (properties.has('MfaConfiguration') || properties.has('EnabledMfas')) {
      await setMfa(request, UserPool.Id);
    }
    const provider = `cognito-idp.${context.region}.amazonaws.com/${UserPool.Id}`;
    return {
      physicalId: UserPool.Id,
      attributes: {
        Arn: UserPool.Arn,
        UserPoolId: UserPool.Id,
        ProviderName: provider,
        ProviderURL: `https://${provider}`,
      },
    };
  },

  async update(request) {
    const { context, properties, state, changed } = request;
    const fixed = FIXED.find(name => changed.has(name));
    if (fixed) {
      throw new PropertyError(
        `Updates are not allowed for property - ${fixed}.`,
      );
    }
    const others = [...changed].filter(
      name =>
        !['EnabledMfas', 'MfaConfiguration', 'UserPoolTags'].includes(name),
    );
    if (others.length) {
      await context.invoke(SERVICE, 'UpdateUserPool', {
        UserPoolId: state.physicalId,
        PoolName: properties.optionalText('UserPoolName'),
        ...settings(request),
      });
    }
    if (changed.has('EnabledMfas') || changed.has('MfaConfiguration')) {
      await setMfa(request, state.physicalId);
    }
    await updateTags(request);
    return state;
  },

  delete({ context, state }) {
    return ignoreMissing(() =>
      context.invoke(SERVICE, 'DeleteUserPool', {
        UserPoolId: state.physicalId,
      }),
    );
  },
};
