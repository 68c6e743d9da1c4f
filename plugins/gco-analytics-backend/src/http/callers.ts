import {
  BackstageCredentials,
  BackstageUserPrincipal,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { Request } from 'express';

const CATALOG = 'plugin:catalog';
const SCAFFOLDER = 'plugin:scaffolder';

// The types of express routers with and without a contract do not match; only headers are read.
type AnyRequest = Pick<Request<any, any, any, any, any>, 'headers'>;

/** A person, or the catalog, which shows all environments to those who may see them. */
export async function requireReader(
  httpAuth: HttpAuthService,
  request: AnyRequest,
): Promise<BackstageCredentials> {
  const credentials = await httpAuth.credentials(request as Request, {
    allow: ['user', 'service'],
  });
  const { principal } = credentials;
  if (principal.type === 'service' && principal.subject !== CATALOG) {
    throw notForService(principal.subject);
  }
  return credentials;
}

/** A person, or a service on a person's behalf. */
export async function requirePerson(
  httpAuth: HttpAuthService,
  request: AnyRequest,
): Promise<BackstageCredentials<BackstageUserPrincipal>> {
  return httpAuth.credentials(request as Request, { allow: ['user'] });
}

/** The scaffolder in its own name. */
export async function requireScaffolder(
  httpAuth: HttpAuthService,
  request: AnyRequest,
): Promise<void> {
  const { principal } = await httpAuth.credentials(request as Request, {
    allow: ['service'],
  });
  if (principal.subject !== SCAFFOLDER) {
    throw notForService(principal.subject);
  }
}

/**
 * The scaffolder on a person's behalf, or in its own name (without `person`). A person's own token is refused: operations run as
 * tasks, which alone know how to carry them through.
 */
export async function requireStarter(
  httpAuth: HttpAuthService,
  request: AnyRequest,
): Promise<{ person?: BackstageCredentials<BackstageUserPrincipal> }> {
  const credentials = await httpAuth.credentials(request as Request, {
    allow: ['user', 'service'],
  });
  const { principal } = credentials;
  if (principal.type === 'service') {
    if (principal.subject !== SCAFFOLDER) {
      throw notForService(principal.subject);
    }
    return {};
  }
  if (principal.actor?.subject !== SCAFFOLDER) {
    throw new NotAllowedError(
      'Operations are started by scaffolder tasks, not by direct calls',
    );
  }
  return {
    person: credentials as BackstageCredentials<BackstageUserPrincipal>,
  };
}

/** Entity ref of the person, as the portal stores it. */
export function personRef({
  principal,
}: BackstageCredentials<BackstageUserPrincipal>): string {
  return principal.userEntityRef.toLocaleLowerCase('en-US');
}

function notForService(subject: string): NotAllowedError {
  return new NotAllowedError(`Service '${subject}' may not call this`);
}
