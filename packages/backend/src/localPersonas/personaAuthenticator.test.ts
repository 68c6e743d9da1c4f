import { ConfigReader } from '@backstage/config';
import {
  createPersonaAuthenticator,
  PERSONA_HEADER,
} from './personaAuthenticator';
import { readPersonas } from './readPersonas';

type Request = Parameters<
  ReturnType<typeof createPersonaAuthenticator>['authenticate']
>[0]['req'];

const requestWith = (headers: Record<string, string>) =>
  ({ header: (name: string) => headers[name] } as unknown as Request);

describe('persona sign-in', () => {
  const authenticator = createPersonaAuthenticator(['ana', 'petra']);

  it('accepts a listed persona', async () => {
    await expect(
      authenticator.authenticate(
        { req: requestWith({ [PERSONA_HEADER]: 'petra' }) },
        undefined,
      ),
    ).resolves.toEqual({ result: { persona: 'petra' } });
  });

  it.each([
    ['nobody', {}, /header x-local-persona is missing/],
    ['someone unlisted', { [PERSONA_HEADER]: 'root' }, /no persona 'root'/],
    [
      'another namespace',
      { [PERSONA_HEADER]: 'other/ana' },
      /no persona 'other\/ana'/,
    ],
  ])('refuses %s', async (_, headers, message) => {
    await expect(
      authenticator.authenticate(
        { req: requestWith(headers as Record<string, string>) },
        undefined,
      ),
    ).rejects.toThrow(message);
  });
});

describe('readPersonas', () => {
  const localAws = {
    url: 'http://localhost:4766',
    personas: [{ id: 'ana' }, { id: 'bruno' }],
  };

  it('offers none without a local AWS', () => {
    expect(
      readPersonas(
        new ConfigReader({
          backend: { baseUrl: 'https://portal.example.com' },
        }),
      ),
    ).toEqual([]);
  });

  it('offers the configured ones on this machine', () => {
    const config = new ConfigReader({
      backend: { baseUrl: 'http://localhost:7007' },
      gcoAnalytics: { localAws },
    });
    expect(readPersonas(config)).toEqual(['ana', 'bruno']);
  });

  it('refuses a portal that others can reach', () => {
    const config = new ConfigReader({
      backend: { baseUrl: 'https://portal.example.com' },
      gcoAnalytics: { localAws },
    });
    expect(() => readPersonas(config)).toThrow(
      /this machine only, but backend.baseUrl is 'https:\/\/portal.example.com'/,
    );
  });
});
