import { errorName } from '../shared/errorName';
import { Log } from '../shared/createLog';
import { LoginRefusal } from './LoginRefusal';
import { posixIds } from './posixIds';
import { HomeDirectories, StudioProfile, StudioProfiles } from './types';

/** How a login ends that is not refused. */
export type LoginOutcome =
  | { readonly status: 'ready'; readonly url: string }
  | { readonly status: 'provisioning' };

/** What {@link openStudio} works with. */
export interface OpenStudioOptions {
  readonly profiles: StudioProfiles;
  readonly homes: HomeDirectories;
  readonly log: Log;
}

const PROVISIONING: LoginOutcome = { status: 'provisioning' };

/**
 * One step on a user's way into Studio; it never waits for Studio. The caller asks again while the answer is
 * `provisioning`, which it is only while something is under way that ends by itself.
 *
 * @throws LoginRefusal when the way ends here; errors of AWS as they are
 */
export async function openStudio(
  name: string,
  options: OpenStudioOptions,
): Promise<LoginOutcome> {
  const { profiles } = options;
  try {
    const profile = await profiles.describe(name);
    if (!profile) return await createProfile(name, options);
    await requireOwner(name, profile, options);
    return await proceed(name, profile, options);
  } catch (error) {
    // Somebody deleted the profile between two calls; the next one finds it gone.
    if (errorName(error) === 'ResourceNotFound') return PROVISIONING;
    throw error;
  }
}

async function proceed(
  name: string,
  profile: StudioProfile,
  options: OpenStudioOptions,
): Promise<LoginOutcome> {
  const { status } = profile;
  switch (status) {
    case 'InService':
      return { status: 'ready', url: await options.profiles.presign(name) };
    case 'Pending':
    case 'Updating':
    case 'Deleting':
      return PROVISIONING;
    case 'Failed':
      return replaceFailed(name, profile, options);
    case 'Update_Failed':
      throw stuck(409, 'ProfileUpdateFailed', status);
    case 'Delete_Failed':
      throw stuck(500, 'ProfileDeleteFailed', status);
    default:
      throw stuck(500, 'ProfileStateUnknown', status);
  }
}

/** A profile is opened for whom it was made, and nobody else: not for the portal's people, not for a name in other case. */
async function requireOwner(
  name: string,
  profile: StudioProfile,
  { profiles }: OpenStudioOptions,
): Promise<void> {
  if ((await profiles.ownerOf(profile)) === ownerTag(name)) return;
  throw new LoginRefusal({
    statusCode: 409,
    code: 'ProfileBelongsToAnother',
    message:
      'There is a Studio profile of this name that was not made for this user; ask an administrator for a user of another name',
  });
}

/** A profile whose creation failed is good for nothing: it goes, and the next call makes another. */
async function replaceFailed(
  name: string,
  failed: StudioProfile,
  options: OpenStudioOptions,
): Promise<LoginOutcome> {
  const { profiles, log } = options;
  log.warn('Replacing a profile whose creation failed', {
    reason: failed.failureReason ?? 'unknown',
  });
  try {
    await profiles.delete(name);
    return PROVISIONING;
  } catch (error) {
    if (errorName(error) === 'ResourceNotFound') {
      return createProfile(name, options);
    }
    if (errorName(error) !== 'ResourceInUse') throw error;
  }
  // Either another call was faster, or something still hangs on the profile and it cannot go.
  const left = await profiles.describe(name);
  if (left?.status === failed.status) {
    throw stuck(409, 'ProfileCreationFailed', left.status);
  }
  return PROVISIONING;
}

async function createProfile(
  name: string,
  { profiles, homes }: OpenStudioOptions,
): Promise<LoginOutcome> {
  const home = await prepareHome(name, homes);
  try {
    await profiles.create({ name, owner: ownerTag(name), home });
  } catch (error) {
    // Another call was faster. Whose profile it is, the next one finds out.
    if (errorName(error) === 'ResourceInUse') return PROVISIONING;
    if (errorName(error) === 'ResourceNotFound') {
      throw new LoginRefusal({
        statusCode: 404,
        code: 'SagemakerDomainNotFound',
        cause: error,
      });
    }
    throw error;
  }
  return PROVISIONING;
}

async function prepareHome(name: string, homes: HomeDirectories) {
  for (const uid of posixIds(name)) {
    const home = await homes.prepare(name, uid);
    if (home) return home;
  }
  throw new LoginRefusal({
    statusCode: 500,
    code: 'NoPosixIdLeft',
    message:
      'All POSIX ids of this user name belong to others; ask an administrator for a user of another name',
  });
}

function ownerTag(name: string): string {
  return `cognito:${name}`;
}

function stuck(statusCode: number, code: string, state: string): LoginRefusal {
  return new LoginRefusal({
    statusCode,
    code,
    message: `The Studio profile is in state '${state}', which does not end by itself; ask an administrator to delete the profile`,
    details: { state },
  });
}
