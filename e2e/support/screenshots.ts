import { Page } from '@playwright/test';
import { join } from 'node:path';

/** Keeps a picture for the docs when UPDATE_SCREENSHOTS is set. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.UPDATE_SCREENSHOTS) return;
  await page.screenshot({
    path: join(__dirname, '../../docs/images', `${name}.png`),
    animations: 'disabled',
  });
}
