import { APIRequestContext, expect, Page } from '@playwright/test';

/** The people of the demo organisation that one can sign in as. */
export type Persona = 'ana' | 'bruno' | 'petra';

const titles: Record<Persona, RegExp> = {
  ana: /^Ana/,
  bruno: /^Bruno/,
  petra: /^Petra/,
};

/** Signs in on the portal's own sign-in page. */
export async function signIn(page: Page, persona: Persona): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: titles[persona] }).click();
  await expect(
    page.getByRole('link', { name: 'Analytics', exact: true }),
  ).toBeVisible();
}

/** A person's Backstage token, for calls of the API without the browser. */
export async function tokenOf(
  request: APIRequestContext,
  persona: Persona,
): Promise<string> {
  const answer = await request.get('/api/auth/local-persona/refresh', {
    headers: { 'x-local-persona': persona },
  });
  expect(answer.status()).toBe(200);
  const { backstageIdentity } = await answer.json();
  return backstageIdentity.token;
}

/** Headers that make an API call as a person. */
export async function as(
  request: APIRequestContext,
  persona: Persona,
): Promise<Record<string, string>> {
  return { authorization: `Bearer ${await tokenOf(request, persona)}` };
}
