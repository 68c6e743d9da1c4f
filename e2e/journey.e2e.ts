import { expect, Page, test } from '@playwright/test';
import { AWS_URL } from './support/addresses';
import { figure } from './support/figures';
import { awsCalls } from './support/localAws';
import { as, signIn } from './support/personas';
import { picture } from './support/screenshots';
import { create, fillWizard } from './support/wizard';

const ENVIRONMENT = 'forecast';
const ENTITY_PAGE = `/catalog/default/resource/${ENVIRONMENT}`;
const card = (page: Page) =>
  page.getByRole('region', { name: /Analytics environment|forecast/i });

/** Presses Open Studio and returns the tab that it opens, once the stand-in is shown. */
async function openStudio(page: Page): Promise<Page> {
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Open Studio', exact: true }).click();
  const studio = await opened;
  await studio.waitForURL(`${AWS_URL}/studio/**`);
  await expect(studio.getByRole('heading', { name: /Welcome/ })).toBeVisible();
  return studio;
}

test.describe.serial('from nothing to an opened Studio', () => {
  let domainId: string;

  test("Ana creates her team's environment in the wizard", async ({
    page,
    request,
  }) => {
    await signIn(page, 'ana');
    await fillWizard(page, {
      team: 'Forecasting',
      name: ENVIRONMENT,
      account: /Analytics sandbox/,
      region: 'eu-west-1',
    });
    await picture(page, 'wizard');

    const startedAt = Date.now();
    await create(page);

    await test.step('the environment is in the catalog while it deploys', async () => {
      await expect(async () => {
        const entity = await request.get(
          `/api/catalog/entities/by-name/resource/default/${ENVIRONMENT}`,
          {
            headers: await as(request, 'ana'),
          },
        );
        expect(entity.status()).toBe(200);
        const { metadata, spec } = await entity.json();
        expect(spec).toMatchObject({
          type: 'analytics-environment',
          owner: 'group:default/forecasting',
        });
        expect(metadata.annotations).toMatchObject({
          'gco.io/environment': ENVIRONMENT,
          'gco.io/aws-account': '444455556666',
          'gco.io/aws-region': 'eu-west-1',
        });
      }).toPass({ timeout: 20_000 });
      figure('wizard click to entity in the catalog', Date.now() - startedAt);
    });

    await test.step('the log shows resources and progress', async () => {
      await page.getByRole('button', { name: 'Show Logs' }).click();
      await expect(
        page.getByText(/\d+\/\d+ CREATE_(IN_PROGRESS|COMPLETE) AWS::/).first(),
      ).toBeVisible({ timeout: 60_000 });
      await expect(page.getByRole('button', { name: 'Cancel' })).toBeEnabled();
      await picture(page, 'task');
    });

    await test.step('so does the card, in another tab', async () => {
      const tab = await page.context().newPage();
      await signIn(tab, 'ana');
      await tab.goto(ENTITY_PAGE);
      await expect(
        card(tab).getByText('Deploying', { exact: true }).first(),
      ).toBeVisible();
      await expect(card(tab).getByText(/\d+\/\d+ resources/)).toBeVisible();
      await expect(
        card(tab).getByText('Studio opens when the deployment is done.'),
      ).toBeVisible();
      await picture(tab, 'card-deploying');
      await tab.close();
    });

    await expect(
      page.getByRole('link', { name: 'Environment page' }),
    ).toBeVisible({ timeout: 180_000 });
    figure('wizard click to active environment', Date.now() - startedAt);
    await page.getByRole('link', { name: 'Environment page' }).click();
    await page.waitForURL(`**${ENTITY_PAGE}`);
  });

  test('the card turns healthy', async ({ page, request }) => {
    await signIn(page, 'ana');
    await page.goto(ENTITY_PAGE);
    await expect(
      card(page)
        .getByText(/Healthy|Ready, EMR stopped/)
        .first(),
    ).toBeVisible({ timeout: 60_000 });
    for (const row of ['Studio domain', 'EMR', 'Studio bucket']) {
      await expect(card(page).getByText(new RegExp(row)).first()).toBeVisible();
    }
    await expect(
      card(page).getByText('Encrypted with your KMS key').first(),
    ).toBeVisible();
    await picture(page, 'card');

    const answer = await request.get(
      `/api/gco-analytics/environments/${ENVIRONMENT}`,
      {
        headers: await as(request, 'ana'),
      },
    );
    const environment = await answer.json();
    expect(environment).toMatchObject({
      state: 'active',
      owner: 'group:default/forecasting',
    });
    domainId = environment.outputs.DomainId;
    expect(domainId).toMatch(/^d-/);
  });

  test('Open Studio makes her profile and lands in her Studio', async ({
    page,
    request,
  }) => {
    await signIn(page, 'ana');
    await page.goto(ENTITY_PAGE);
    await expect(
      page.getByRole('button', { name: 'Open Studio', exact: true }),
    ).toBeEnabled();

    const startedAt = Date.now();
    const studio = await openStudio(page);
    figure(
      'Open Studio click to page, first time (makes the profile)',
      Date.now() - startedAt,
    );
    await expect(studio.getByText(domainId)).toBeVisible();
    await expect(
      studio.getByRole('heading', { name: 'Welcome, ana' }),
    ).toBeVisible();
    await expect(studio.locator('dt:text-is("Account") + dd')).toHaveText(
      '444455556666',
    );
    await expect(
      studio.locator('dt:text-is("Source identity") + dd'),
    ).toHaveText(/ana/);
    await picture(studio, 'studio');

    await test.step("AWS's own log names her, by source identity and tag", async () => {
      const minted = (await awsCalls(request)).filter(
        call => call.operation === 'CreatePresignedDomainUrl',
      );
      expect(minted.length).toBeGreaterThan(0);
      for (const call of minted) {
        expect(call).toMatchObject({ account: '444455556666', status: 200 });
        expect(call.sourceIdentity).toMatch(/ana/);
        expect(call.sessionTags?.studiouserid).toBe('user:default/ana');
      }
    });

    await test.step('the second time is quick', async () => {
      const again = Date.now();
      await openStudio(page);
      figure('Open Studio click to page, second time', Date.now() - again);
    });
  });

  test('the card is on the component that uses the environment', async ({
    page,
  }) => {
    await signIn(page, 'ana');
    await page.goto('/catalog/default/component/demand-forecast');
    await expect(
      page.getByRole('button', { name: 'Open Studio', exact: true }),
    ).toBeVisible();
  });

  test("Bruno of another team gets no further than the card's notice", async ({
    page,
    request,
  }) => {
    await signIn(page, 'bruno');
    await page.goto(ENTITY_PAGE);
    await expect(
      page.getByText('You may not see this environment'),
    ).toBeVisible();
    await expect(page.getByRole('button', { name: /Open Studio/ })).toHaveCount(
      0,
    );
    await picture(page, 'card-denied');

    const headers = await as(request, 'bruno');
    const base = `/api/gco-analytics/environments/${ENVIRONMENT}`;
    const forged = await request.post(`${base}/studio-sessions`, {
      headers,
      data: { landing: 'home' },
    });
    expect(forged.status()).toBe(403);
    expect(await forged.text()).not.toContain('token=');
    expect((await request.get(base, { headers })).status()).toBe(403);
    expect((await request.get(`${base}/status`, { headers })).status()).toBe(
      403,
    );
    expect((await request.post(`${base}/refresh`, { headers })).status()).toBe(
      403,
    );
    const list = await request.get('/api/gco-analytics/environments', {
      headers,
    });
    expect((await list.json()).items).toEqual([]);
  });

  test('nobody gets in without signing in', async ({ request }) => {
    const answer = await request.post(
      `/api/gco-analytics/environments/${ENVIRONMENT}/studio-sessions`,
      { data: {} },
    );
    expect(answer.status()).toBe(401);
  });

  test('Petra of the platform team sees the fleet', async ({ page }) => {
    await signIn(page, 'petra');
    await page.getByRole('link', { name: 'Analytics', exact: true }).click();
    const row = page.getByRole('row', { name: ENVIRONMENT, exact: true });
    await expect(row).toContainText('Active');
    await expect(row).toContainText('eu-west-1');
    await picture(page, 'fleet');
  });

  test('a presigned URL is refused once its time is up', async ({
    request,
  }) => {
    test.setTimeout(90_000);
    const answer = await request.post(
      `/api/gco-analytics/environments/${ENVIRONMENT}/studio-sessions`,
      {
        headers: await as(request, 'ana'),
        data: {},
      },
    );
    expect(answer.status()).toBe(201);
    expect(answer.headers()['cache-control']).toContain('no-store');
    const { url, expiresAt } = await answer.json();
    const wait = Date.parse(expiresAt) - Date.now();
    expect(wait).toBeLessThanOrEqual(20_000);
    await new Promise(resolve => setTimeout(resolve, wait + 1_500));
    expect((await request.get(url)).status()).toBe(403);
  });
});
