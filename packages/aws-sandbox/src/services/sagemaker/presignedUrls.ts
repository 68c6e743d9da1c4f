import type {
  CreatePresignedDomainUrlRequest,
  CreatePresignedDomainUrlResponse,
} from '@aws-sdk/client-sagemaker';
import { SandboxAddress } from '../../core/SandboxAddress';
import { Operation } from '../../core/types';
import { landingPath, STUDIO_PATH, StudioSessions } from '../../studio';
import { userProfileArn } from './arns';
import { requireDomain, requireInService } from './domainAccess';
import { validationException } from './errors';
import { requireUsable } from './refuseByState';
import { sageMakerOperation } from './sageMakerOperation';
import { requireSpace, spaceName } from './spaceAccess';
import { resourceTagConditions } from './tags';
import { findUserProfile, requireUserProfile } from './userProfiles';

const DEFAULT_EXPIRY_SECONDS = 300;
const DEFAULT_SESSION_SECONDS = 43_200;
const HOME = 'studio::';

/**
 * The operation that makes URLs to the stand-in Studio. They expire by the time of day, since a person opens them.
 */
export const presignedUrlOperations: Record<string, Operation> = {
  CreatePresignedDomainUrl: sageMakerOperation<
    CreatePresignedDomainUrlRequest,
    CreatePresignedDomainUrlResponse
  >(({ context, input, state }) => {
    const { DomainId: domainId, UserProfileName: name } = input as {
      DomainId: string;
      UserProfileName: string;
    };
    const known = findUserProfile(state, domainId, name);
    context.authorize(
      'sagemaker:CreatePresignedDomainUrl',
      known?.arn ?? userProfileArn(context, domainId, name),
      resourceTagConditions(known),
    );
    const profile = requireUserProfile(state, domainId, name);
    const domain = requireDomain(state, domainId);
    requireInService(domain);
    if (domain.settings.AuthMode !== 'IAM') {
      throw validationException(
        `Domain [${domainId}] has AuthMode ${domain.settings.AuthMode}; presigned URLs need IAM.`,
      );
    }
    if (profile.status !== 'InService') {
      throw validationException(
        `UserProfile [${domainId}/${profile.userProfileName}] is in state ${profile.status}; it must be InService.`,
      );
    }
    const landingUri = input.LandingUri ?? HOME;
    if (landingPath(landingUri) === undefined) {
      throw validationException(
        `LandingUri '${landingUri}' is not valid; it must be studio::path or app:<JupyterServer|JupyterLab|CodeEditor|RStudioServerPro|Canvas>:path.`,
      );
    }
    const space =
      input.SpaceName === undefined
        ? undefined
        : requireSpace(state, domainId, input.SpaceName);
    if (space) {
      requireUsable(space, spaceName(space));
    }
    const token = StudioSessions.of(context).issueToken(
      {
        domainId,
        domainName: domain.domainName,
        userProfileName: profile.userProfileName,
        spaceName: space?.spaceName,
        accountId: context.accountId,
        region: context.region,
        landingUri,
        principal: context.principal,
      },
      {
        expiresInSeconds: input.ExpiresInSeconds ?? DEFAULT_EXPIRY_SECONDS,
        sessionSeconds:
          input.SessionExpirationDurationInSeconds ?? DEFAULT_SESSION_SECONDS,
      },
    );
    return {
      AuthorizedUrl: `${
        SandboxAddress.of(context).url
      }${STUDIO_PATH}${domainId}/auth?token=${token}`,
    };
  }),
};
