import { expect, test } from '@playwright/test';
import { figure } from './support/figures';
import { awsCalls } from './support/localAws';
import { as, signIn } from './support/personas';
import { runnerChildren } from './support/runner';
import { picture } from './support/screenshots';
import { create, fillWizard } from './support/wizard';

const ENVIRONMENT = 'churn';

test("a deployment whose runner was killed half-way is finished by the task's retry, on the same stack", async ({
  page,
  request,
}) => {
  await signIn(page, 'ana');
  await fillWizard(page, {
    team: 'Forecasting',
    name: ENVIRONMENT,
    account: /Analytics sandbox/,
    region: 'us-east-1',
  });
  const taskId = await create(page);
  const environment = async () => {
    const answer = await request.get(
      `/api/gco-analytics/environments/${ENVIRONMENT}`,
      { headers: await as(request, 'ana') },
    );
    expect(answer.status()).toBe(200);
    return answer.json();
  };

  await test.step('kill the runner once resources are being made', async () => {
    await expect(async () => {
      const { operation } = await environment();
      expect(operation.progress.completed).toBeGreaterThan(10);
      expect(operation.progress.completed).toBeLessThan(
        operation.progress.total,
      );
    }).toPass({ timeout: 90_000, intervals: [500] });
    const children = runnerChildren();
    expect(children).toHaveLength(1);
    process.kill(children[0], 'SIGKILL');
  });

  await test.step('the task says what happened', async () => {
    await expect(page.getByText(/ended by SIGKILL/).first()).toBeVisible();
    await expect(async () => {
      const task = await request.get(`/api/scaffolder/v2/tasks/${taskId}`, {
        headers: await as(request, 'ana'),
      });
      expect((await task.json()).status).toBe('failed');
    }).toPass({ timeout: 30_000 });
    await picture(page, 'task-killed');
  });

  await test.step('retry', async () => {
    const startedAt = Date.now();
    await page.getByRole('button', { name: 'Retry', exact: true }).click();
    await expect(async () => {
      const task = await request.get(`/api/scaffolder/v2/tasks/${taskId}`, {
        headers: await as(request, 'ana'),
      });
      expect((await task.json()).status).toBe('completed');
    }).toPass({ timeout: 180_000, intervals: [1_000] });
    figure(
      'retry after a killed runner to active environment',
      Date.now() - startedAt,
    );
  });

  const finished = await environment();
  expect(finished).toMatchObject({
    state: 'active',
    operation: { taskId, state: 'succeeded' },
  });
  expect(finished.operation.generation).toBeGreaterThan(1);

  // One stack was made and none was deleted: the retry went on with what was there.
  const calls = await awsCalls(request);
  const inRegion = calls.filter(
    call => call.service === 'cloudformation' && call.region === 'us-east-1',
  );
  expect(
    inRegion.filter(call => call.operation === 'ExecuteChangeSet'),
  ).toHaveLength(1);
  expect(
    inRegion.filter(call => call.operation === 'DeleteStack'),
  ).toHaveLength(0);
});
