import { createServer } from 'node:net';
import { SetupError } from './toolchain.mjs';

/** Reads a port from the environment. */
export function portFrom(env, variable, fallback) {
  const value = env[variable] ?? String(fallback);
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new SetupError(
      `${variable} must be a port between 1 and 65535, not '${value}'.`,
    );
  }
  return port;
}

/** Fails with one clear line when somebody else listens on the port. */
export async function requireFreePort(port, { purpose, variable }) {
  const error = await new Promise(resolve => {
    const probe = createServer();
    probe.once('error', resolve);
    probe.listen(port, '127.0.0.1', () =>
      probe.close(() => resolve(undefined)),
    );
  });
  if (!error) return;
  throw new SetupError(
    error.code === 'EADDRINUSE'
      ? `Port ${port}, needed for ${purpose}, is taken: stop what uses it, or choose another with ${variable}=<port>.`
      : `Port ${port}, needed for ${purpose}, cannot be used (${error.code}): choose another with ${variable}=<port>.`,
  );
}
