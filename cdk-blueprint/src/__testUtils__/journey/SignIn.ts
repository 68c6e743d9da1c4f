import {
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalAws } from '../localAws';

const PASSWORD = 'Correct-Horse-7-Battery';
const LOOKS = 100;

/** An answer of the sign-in's API. */
export interface SignInAnswer {
  status: number;
  headers: Headers;
  text: string;
}

/** The sign-in of an environment, as a user of its pool meets it. */
export class SignIn {
  /**
   * @param outputs of the environment's stack
   * @param cognito acts as the account's administrator
   */
  constructor(
    private readonly aws: LocalAws,
    private readonly outputs: Record<string, string>,
    private readonly cognito: CognitoIdentityProviderClient,
  ) {}

  /** The ID token of a new user. */
  async newUser(Username: string): Promise<string> {
    const { UserPoolId, UserPoolClientId } = this.outputs;
    const user = { UserPoolId, Username };
    await this.cognito.send(
      new AdminCreateUserCommand({ ...user, MessageAction: 'SUPPRESS' }),
    );
    await this.cognito.send(
      new AdminSetUserPasswordCommand({
        ...user,
        Password: PASSWORD,
        Permanent: true,
      }),
    );
    const { AuthenticationResult } = await this.cognito.send(
      new AdminInitiateAuthCommand({
        UserPoolId,
        ClientId: UserPoolClientId,
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: Username, PASSWORD },
      }),
    );
    return AuthenticationResult!.IdToken!;
  }

  async get(path: string, token?: string): Promise<SignInAnswer> {
    const response = await fetch(this.localUrl(path), {
      headers: {
        'user-agent': 'gco-test',
        ...(token === undefined ? {} : { authorization: token }),
      },
    });
    return {
      status: response.status,
      headers: response.headers,
      text: await response.text(),
    };
  }

  open(token?: string): Promise<SignInAnswer> {
    return this.get('/studio/login', token);
  }

  /** Asks again while the profile is being made. */
  async openWhenReady(token: string): Promise<SignInAnswer | undefined> {
    for (let look = 0; look < LOOKS; look += 1) {
      const answer = await this.open(token);
      if (answer.status !== 202) return answer;
      await sleep(100);
    }
    return undefined;
  }

  /** Where the local AWS has what is behind an address of the API. */
  private localUrl(path: string): string {
    const { host, pathname } = new URL(this.outputs.LoginUrl);
    const [apiId] = host.split('.');
    const stage = pathname.split('/')[1];
    return `${this.aws.url}/_execute-api/${apiId}/${stage}${path}`;
  }
}
