import { expect, test } from '@playwright/test';
import { failNextResource } from './support/localAws';
import { signIn } from './support/personas';
import { picture } from './support/screenshots';
import { create, fillWizard } from './support/wizard';

const ENVIRONMENT = 'pricing';
const REASON = 'You have reached the limit of 16 concurrent vCPUs';

test('a failed deployment says which resource failed and why, on the task and on the card', async ({
  page,
  request,
}) => {
  await failNextResource(request, {
    resourceType: 'AWS::EMRServerless::Application',
    code: 'ServiceQuotaExceededException',
    message: REASON,
  });
  await signIn(page, 'ana');
  await fillWizard(page, {
    team: 'Forecasting',
    name: ENVIRONMENT,
    account: /Analytics production/,
    region: 'eu-west-1',
  });
  await create(page);

  const task = page.getByRole('heading', { name: /SparkApplication/ });
  await expect(task).toContainText(REASON, { timeout: 120_000 });
  await picture(page, 'task-failed');

  await page.goto(`/catalog/default/resource/${ENVIRONMENT}`);
  await expect(
    page.getByText('Deployment failed', { exact: true }),
  ).toBeVisible();
  await expect(page.getByText(new RegExp(REASON))).toBeVisible();
  await expect(page.getByRole('button', { name: /Open Studio/ })).toHaveCount(
    0,
  );
  await picture(page, 'card-failed');

  await test.step('nothing is left in the way of another try under the same name', async () => {
    await page.goto('/create/templates/default/create-analytics-environment');
    await page.getByLabel(/^Name/).fill(ENVIRONMENT);
    await expect(
      page.getByText(/its last deployment failed. Going on tries it again/),
    ).toBeVisible();
  });
});
