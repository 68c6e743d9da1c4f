import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Process ids of the deployments that this process carries out. */
export async function runnerChildren(): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', [
    '-A',
    '-o',
    'pid=,ppid=,args=',
  ]);
  return stdout
    .split('\n')
    .map(line => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [])
    .filter(
      ([, , parent, command]) =>
        Number(parent) === process.pid && /runner\/child/.test(command),
    )
    .map(([, pid]) => Number(pid));
}
