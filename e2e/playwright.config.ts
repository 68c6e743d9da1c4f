import { defineConfig } from '@playwright/test';
import { AWS_PORT, PORTAL_PORT, PORTAL_URL } from './support/addresses';

/** The whole portal as `npm start` runs it, on ports of its own, in a real Chromium. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.e2e.ts',
  outputDir: '../.local/e2e-results',
  // One portal and one local AWS serve all tests, which build on each other's environments: one after the other.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json']],
  use: {
    baseURL: PORTAL_URL,
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'node scripts/start.mjs',
    cwd: '..',
    env: {
      PORTAL_PORT: String(PORTAL_PORT),
      AWS_SANDBOX_PORT: String(AWS_PORT),
      // Tests begin with an empty AWS.
      AWS_SANDBOX_FIXTURES: '',
    },
    url: `${PORTAL_URL}/.backstage/health/v1/readiness`,
    reuseExistingServer: false,
    timeout: 300_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
});
