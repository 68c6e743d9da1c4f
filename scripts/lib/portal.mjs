// The portal on the local AWS: two processes, ready when both answer.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ProcessGroup } from './processes.mjs';
import { requireFreePort } from './ports.mjs';
import { root } from './toolchain.mjs';

const transform = ['--require', '@backstage/cli/config/nodeTransform.cjs'];

/**
 * Starts the local AWS and the portal.
 *
 * @param ports `portal` and `aws`, both on 127.0.0.1
 * @param signal gives up, ends what was started and throws the signal's reason
 * @returns the process group; `stop()` it to end everything
 */
export async function startPortal({ toolchain, ports, verbose, signal }) {
  await requireFreePort(ports.aws, {
    purpose: 'the local AWS',
    variable: 'AWS_SANDBOX_PORT',
  });
  await requireFreePort(ports.portal, {
    purpose: 'the portal',
    variable: 'PORTAL_PORT',
  });

  const awsUrl = `http://localhost:${ports.aws}`;
  const portalUrl = `http://localhost:${ports.portal}`;
  const { node, env } = toolchain;
  const group = new ProcessGroup({ verbose, signal });
  try {
    group.start(
      'aws-sandbox',
      node,
      [...transform, 'packages/aws-sandbox/src/main.ts'],
      {
        cwd: root,
        env: { ...env, AWS_SANDBOX_PORT: String(ports.aws) },
      },
    );
    // The local AWS begins anew with every start, so the portal's records of it must as well.
    rmSync(join(root, '.local/database'), { recursive: true, force: true });
    const config = ['app-config.yaml', 'app-config.local-aws.yaml'].flatMap(
      file => ['--config', join(root, file)],
    );
    await group.waitFor(`${awsUrl}/_sandbox/health`, {
      name: 'aws-sandbox',
      seconds: 60,
    });
    group.start('portal', node, [...transform, 'src/index.ts', ...config], {
      cwd: join(root, 'packages/backend'),
      env: {
        ...env,
        AWS_ENDPOINT_URL: awsUrl,
        APP_CONFIG_app_baseUrl: portalUrl,
        APP_CONFIG_backend_baseUrl: portalUrl,
        APP_CONFIG_backend_listen_port: String(ports.portal),
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
