// `npm start`: sets everything up and runs the portal on the local AWS until Ctrl-C.
import { join, relative } from 'node:path';
import { ensureAppBuild } from './lib/appBuild.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { ensureLambdaBundles } from './lib/lambdaBundles.mjs';
import { runMain } from './lib/main.mjs';
import { portFrom } from './lib/ports.mjs';
import {
  portalDirectory,
  requireFreePorts,
  startPortal,
} from './lib/portal.mjs';
import { ensureToolchain, root } from './lib/toolchain.mjs';

/** Somebody pressed Ctrl-C, or asked this process to end: no failure. */
class Interrupted extends Error {}

const welcome = ({ portalUrl, awsUrl, logs, seconds }) => `
The portal is ready after ${seconds} s:  ${portalUrl}

  1. Sign in as Ana, a data scientist of team Forecasting.
  2. Choose Create, then "Create an analytics environment", and name it forecast.
  3. Watch it deploy, open its page, and press Open Studio.

The AWS behind it is a local one (${awsUrl}): nothing is real or billed. Some
environments of several teams are there from the start, in order and not; everything begins anew with every start.
Logs are in ${logs}. Ctrl-C ends everything.
`;

await runMain(async () => {
  const startedAt = Date.now();
  const ports = {
    portal: portFrom(process.env, 'PORTAL_PORT', 7007),
    aws: portFrom(process.env, 'AWS_SANDBOX_PORT', 4766),
  };
  const toolchain = ensureToolchain();
  await ensureDependencies(toolchain);
  ensureLambdaBundles(toolchain);
  await requireFreePorts(ports);
  ensureAppBuild(toolchain);

  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => interrupted.abort(new Interrupted(signal)));
  }
  let group;
  try {
    const portal = await startPortal({
      toolchain,
      ports,
      fixtures: process.env.AWS_SANDBOX_FIXTURES ?? 'lived-in',
      verbose: process.argv.includes('--verbose'),
      signal: interrupted.signal,
    });
    group = portal.group;
    console.log(
      welcome({
        ...portal,
        logs: relative(root, join(portalDirectory(ports), 'logs')),
        seconds: Math.round((Date.now() - startedAt) / 1000),
      }),
    );
    await group.failure;
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    console.log('\nstart: stopping…');
  } finally {
    await group?.stop();
  }
});
