import { IdentityApi } from '@backstage/frontend-plugin-api';
import { forgetPersona } from './chosenPersona';

/** The identity of a persona; signing out also forgets which one it was. */
export class PersonaIdentity implements IdentityApi {
  constructor(private readonly identity: IdentityApi) {}

  getProfileInfo() {
    return this.identity.getProfileInfo();
  }

  getBackstageIdentity() {
    return this.identity.getBackstageIdentity();
  }

  getCredentials() {
    return this.identity.getCredentials();
  }

  async signOut() {
    forgetPersona();
    await this.identity.signOut();
  }
}
