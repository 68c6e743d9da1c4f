import { expect, Page } from '@playwright/test';

export interface EnvironmentRequest {
  team: string;
  name: string;
  account: RegExp;
  region: string;
}

/** Fills the wizard up to its review step. */
export async function fillWizard(
  page: Page,
  request: EnvironmentRequest,
): Promise<void> {
  await page.goto('/create/templates/default/create-analytics-environment');
  // Whoever belongs to one team has it filled in.
  await expect(page.getByLabel(/^Team/)).toHaveValue(request.team);
  await page.getByLabel(/^Name/).fill(request.name);
  await expect(page.getByText(`${request.name} is free.`)).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();

  await page.getByRole('button', { name: /AWS account/ }).click();
  await page.getByRole('option', { name: request.account }).click();
  await page.getByRole('button', { name: /AWS region/ }).click();
  await page.getByRole('option', { name: request.region }).click();
  await page.getByRole('button', { name: 'Next' }).click();

  await page.getByRole('button', { name: 'Review' }).click();
  await expect(
    page.getByRole('button', { name: 'Create environment' }),
  ).toBeVisible();
}

/** Presses the button and returns the id of the task that it started. */
export async function create(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Create environment' }).click();
  await page.waitForURL(/\/create\/tasks\/[0-9a-f-]+/);
  return new URL(page.url()).pathname.split('/').pop()!;
}
