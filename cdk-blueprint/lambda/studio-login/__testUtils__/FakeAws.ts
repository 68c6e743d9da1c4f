import {
  CreatePresignedDomainUrlCommand,
  CreateUserProfileCommand,
  CreateUserProfileCommandInput,
  DeleteUserProfileCommand,
  DescribeUserProfileCommand,
  ListTagsCommand,
} from '@aws-sdk/client-sagemaker';
import { InvokeCommand } from '@aws-sdk/client-lambda';

/** An error as the SDK throws it. */
export const awsError = (name: string, message = 'secret details of AWS') =>
  Object.assign(new Error(message), { name });

/** A profile of {@link FakeAws}. */
export interface FakeProfile {
  status: string;
  failureReason?: string;
  tags: Record<string, string>;
  input?: CreateUserProfileCommandInput;
}

type Call = { name: string; input: any };

/** SageMaker with one domain, and the function that makes directories, in memory. */
export class FakeAws {
  /** By name in lower case. */
  readonly profiles = new Map<string, FakeProfile>();
  readonly calls: Call[] = [];

  /** Owners of POSIX ids that are taken. */
  readonly takenIds = new Set<number>();

  /** What the function answers in place of a directory. */
  homeAnswer?: { FunctionError?: string; Payload?: Uint8Array };

  /** Runs before a command is carried out; may throw. */
  before: Record<string, () => void> = {};

  /** Entries of a page of tags. */
  tagsPerPage = 1;

  readonly #signals: (AbortSignal | undefined)[] = [];

  get signals() {
    return this.#signals;
  }

  /** Names of the calls made so far. */
  get names(): string[] {
    return this.calls.map(({ name }) => name);
  }

  readonly send = async (
    command: any,
    options?: { abortSignal?: AbortSignal },
  ): Promise<any> => {
    const name = command.constructor.name.replace(/Command$/, '');
    this.calls.push({ name, input: command.input });
    this.#signals.push(options?.abortSignal);
    this.before[name]?.();
    if (command instanceof DescribeUserProfileCommand) {
      const profile = this.#profile(command.input.UserProfileName!);
      return {
        UserProfileArn: `arn:profile/${command.input.UserProfileName!.toLowerCase()}`,
        Status: profile.status,
        FailureReason: profile.failureReason,
      };
    }
    if (command instanceof ListTagsCommand) {
      return this.#tags(command.input.ResourceArn!, command.input.NextToken);
    }
    if (command instanceof CreateUserProfileCommand) {
      return this.#create(command.input);
    }
    if (command instanceof DeleteUserProfileCommand) {
      this.#profile(command.input.UserProfileName!).status = 'Deleting';
      return {};
    }
    if (command instanceof CreatePresignedDomainUrlCommand) {
      this.#profile(command.input.UserProfileName!);
      return {
        AuthorizedUrl: `https://studio.example/auth?token=t-${command.input.UserProfileName}`,
      };
    }
    if (command instanceof InvokeCommand) return this.#invoke(command);
    throw awsError('UnknownOperation', name);
  };

  #profile(name: string): FakeProfile {
    const profile = this.profiles.get(name.toLowerCase());
    if (!profile) throw awsError('ResourceNotFound');
    return profile;
  }

  #tags(arn: string, token = '0') {
    const { tags } = this.#profile(arn.split('/')[1]);
    const from = Number(token);
    const all = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    const next = from + this.tagsPerPage;
    return {
      Tags: all.slice(from, next),
      NextToken: next < all.length ? String(next) : undefined,
    };
  }

  #create(input: CreateUserProfileCommandInput) {
    const key = input.UserProfileName!.toLowerCase();
    if (this.profiles.has(key)) throw awsError('ResourceInUse');
    this.profiles.set(key, {
      status: 'Pending',
      tags: Object.fromEntries(
        (input.Tags ?? []).map(({ Key, Value }) => [Key, Value]),
      ),
      input,
    });
    return {};
  }

  #invoke(command: InvokeCommand) {
    if (this.homeAnswer) return this.homeAnswer;
    const { profileName, uid } = JSON.parse(
      Buffer.from(command.input.Payload as Uint8Array).toString(),
    );
    const answer = this.takenIds.has(uid)
      ? { errorType: 'UidTaken', errorMessage: 'taken' }
      : { path: `/home/${profileName}`, uid, gid: uid, created: true };
    return {
      FunctionError: 'errorType' in answer ? 'Unhandled' : undefined,
      Payload: Buffer.from(JSON.stringify(answer)),
    };
  }
}
