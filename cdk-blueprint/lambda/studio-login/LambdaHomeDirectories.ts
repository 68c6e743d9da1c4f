import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { NamedError } from '../shared/errors';
import { HIGHEST_ID, LOWEST_ID } from './posixIds';
import { HomeDirectories, HomeDirectory } from './types';

/** Studio's lowest POSIX group id. */
const LOWEST_GROUP = 1001;

/** Options of {@link LambdaHomeDirectories}. */
export interface LambdaHomeDirectoriesOptions {
  readonly client: Pick<LambdaClient, 'send'>;

  /** The function that has the team's file system mounted. */
  readonly functionName: string;

  /** Ends all calls when the caller's time is over. */
  readonly signal: AbortSignal;
}

/** People's directories, made by the function that has the file system mounted. */
export class LambdaHomeDirectories implements HomeDirectories {
  constructor(private readonly options: LambdaHomeDirectoriesOptions) {}

  async prepare(
    profileName: string,
    uid: number,
  ): Promise<HomeDirectory | undefined> {
    const { client, functionName, signal } = this.options;
    const { FunctionError, Payload } = await client.send(
      new InvokeCommand({
        FunctionName: functionName,
        InvocationType: 'RequestResponse',
        Payload: Buffer.from(JSON.stringify({ profileName, uid })),
      }),
      { abortSignal: signal },
    );
    const answer = parse(Payload);
    if (FunctionError) {
      if (answer.errorType === 'UidTaken') return undefined;
      throw new NamedError(
        'HomeDirectoryFailed',
        `Function '${functionName}' ended with ${FunctionError} error '${answer.errorType}'`,
      );
    }
    return homeDirectory(answer, profileName);
  }
}

/** What Studio is given has to be right: it takes ids only once, and mounts whatever path it is told. */
function homeDirectory(
  answer: Record<string, unknown>,
  profileName: string,
): HomeDirectory {
  const { path, uid, gid } = answer;
  // Studio's names ignore case, so a directory may have been made for the name in other case.
  if (
    typeof path !== 'string' ||
    path.toLowerCase() !== `/home/${profileName}`.toLowerCase() ||
    !isId(uid, LOWEST_ID) ||
    !isId(gid, LOWEST_GROUP)
  ) {
    throw new NamedError(
      'HomeDirectoryFailed',
      `The directory has uid '${uid}' and gid '${gid}', which Studio does not take, or is not where it belongs`,
    );
  }
  return { path, uid, gid };
}

function isId(id: unknown, lowest: number): id is number {
  return (
    Number.isInteger(id) && Number(id) >= lowest && Number(id) <= HIGHEST_ID
  );
}

function parse(payload: Uint8Array | undefined): Record<string, unknown> {
  try {
    return { ...JSON.parse(Buffer.from(payload ?? []).toString('utf8')) };
  } catch (cause) {
    throw new NamedError('HomeDirectoryFailed', 'The answer is not JSON', {
      cause,
    });
  }
}
