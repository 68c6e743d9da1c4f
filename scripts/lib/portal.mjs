// The portal on the local AWS: two processes, ready when both answer.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ProcessGroup } from './processes.mjs';
import { requireFreePort } from './ports.mjs';
import { root } from './toolchain.mjs';

const transform = ['--require', '@backstage/cli/config/nodeTransform.cjs'];
const configFiles = ['app-config.yaml', 'app-config.local-aws.yaml'];

/** Fails with one clear line when the portal or the local AWS could not listen. */
export async function requireFreePorts(ports) {
  await requireFreePort(ports.aws, {
    purpose: 'the local AWS',
    variable: 'AWS_SANDBOX_PORT',
  });
  await requireFreePort(ports.portal, {
    purpose: 'the portal',
    variable: 'PORTAL_PORT',
  });
}

/** Folder of one portal's logs and databases, by its port: several portals do not get in each other's way. */
export const portalDirectory = ({ portal }) =>
  join(root, '.local', `portal-${portal}`);

/**
 * Starts the local AWS and the portal.
 *
 * @param ports `portal` and `aws`, both on 127.0.0.1
 * @param fixtures environments that are there from the start, as `AWS_SANDBOX_FIXTURES` takes them; none when absent
 * @param signal gives up, ends what was started and throws the signal's reason
 * @returns the process group; `stop()` it to end everything
 */
export async function startPortal({
  toolchain,
  ports,
  fixtures,
  verbose,
  signal,
}) {
  const awsUrl = `http://localhost:${ports.aws}`;
  const portalUrl = `http://localhost:${ports.portal}`;
  const directory = portalDirectory(ports);
  const databases = join(directory, 'database');
  const { node, env } = toolchain;
  const group = new ProcessGroup({
    logDirectory: join(directory, 'logs'),
    verbose,
    signal,
  });
  try {
    const sandbox = [...transform, 'packages/aws-sandbox/src/main.ts'];
    group.start('aws-sandbox', node, sandbox, {
      cwd: root,
      env: {
        ...env,
        AWS_SANDBOX_PORT: String(ports.aws),
        AWS_SANDBOX_FIXTURES: fixtures ?? '',
      },
    });
    // The local AWS begins anew with every start, so the portal's records of it must as well.
    rmSync(databases, { recursive: true, force: true });
    await group.waitFor(`${awsUrl}/_sandbox/health`, {
      name: 'aws-sandbox',
      seconds: 60,
    });

    const config = configFiles.flatMap(file => ['--config', join(root, file)]);
    group.start('portal', node, [...transform, 'src/index.ts', ...config], {
      cwd: join(root, 'packages/backend'),
      env: {
        ...env,
        AWS_ENDPOINT_URL: awsUrl,
        APP_CONFIG_app_baseUrl: portalUrl,
        APP_CONFIG_backend_baseUrl: portalUrl,
        APP_CONFIG_backend_listen_port: String(ports.portal),
        APP_CONFIG_backend_database_connection_directory: databases,
      },
    });
    await group.waitFor(`${portalUrl}/.backstage/health/v1/readiness`, {
      name: 'portal',
      seconds: 180,
    });
  } catch (error) {
    await group.stop();
    throw error;
  }
  return { group, portalUrl, awsUrl };
}
