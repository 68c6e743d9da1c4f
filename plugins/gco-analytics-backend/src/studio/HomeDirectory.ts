import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { ServiceUnavailableError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { StudioProfileRecord } from '../store';

/** A person's directory on the team's file system. */
export interface Home {
  /** Such as `/home/ana`. */
  path: string;
  /** Whom it belongs to. */
  uid: number;
  gid: number;
}

/** How far apart the ids are that are tried in turn: far enough not to meet the ids of the next few people. */
const STRIDE = 100_000;
const ATTEMPTS = 10;
const UID_TAKEN = 'UidTaken';

/** Has the environment make the directory that Studio will mount for a person. Studio itself makes none. */
export class HomeDirectory {
  readonly #client: LambdaClient;
  readonly #functionArn: string;

  constructor(options: { client: LambdaClient; functionArn: string }) {
    this.#client = options.client;
    this.#functionArn = options.functionArn;
  }

  /**
   * Makes the directory unless it is there. One that is there keeps its owner, who may differ from the profile's id: a
   * file system that was kept brings its directories along.
   */
  async ensure(
    profile: Pick<
      StudioProfileRecord,
      'environment' | 'profileName' | 'posixId'
    >,
  ): Promise<Home> {
    const { environment, profileName, posixId } = profile;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const answer = await this.#invoke({
        profileName,
        uid: posixId + attempt * STRIDE,
      });
      if (!answer.failed) {
        return readHome(answer.payload, profile);
      }
      if (answer.payload.errorType !== UID_TAKEN) {
        throw new ServiceUnavailableError(
          `The directory of profile '${profileName}' in environment '${environment}' could not be made: ${answer.payload.errorMessage}`,
        );
      }
    }
    throw new ServiceUnavailableError(
      `No free user id was found for profile '${profileName}' in environment '${environment}'`,
    );
  }

  async #invoke(
    request: JsonObject,
  ): Promise<{ failed: boolean; payload: JsonObject }> {
    const { FunctionError, Payload } = await this.#client.send(
      new InvokeCommand({
        FunctionName: this.#functionArn,
        Payload: Buffer.from(JSON.stringify(request)),
      }),
    );
    const text = Payload ? Buffer.from(Payload).toString('utf8') : 'null';
    return {
      failed: FunctionError !== undefined,
      payload: JSON.parse(text) ?? {},
    };
  }
}

function readHome(
  { path, uid, gid }: JsonObject,
  {
    environment,
    profileName,
  }: Pick<StudioProfileRecord, 'environment' | 'profileName'>,
): Home {
  if (
    // Studio mounts whatever path it is told. Its names ignore case, so the directory may be of the name in other case.
    typeof path !== 'string' ||
    path.toLowerCase() !== `/home/${profileName}`.toLowerCase() ||
    typeof uid !== 'number' ||
    typeof gid !== 'number'
  ) {
    throw new ServiceUnavailableError(
      `The function that makes directories gave no answer about profile '${profileName}' in environment '${environment}'`,
    );
  }
  return { path, uid, gid };
}
