import { execFileSync } from 'node:child_process';

interface Process {
  pid: number;
  parent: number;
  command: string;
}

function processes(): Process[] {
  return execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map(line => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter(match => match !== null)
    .map(([, pid, parent, command]) => ({
      pid: Number(pid),
      parent: Number(parent),
      command,
    }));
}

/** Process ids of the runner children that this test run's own portal has forked. */
export function runnerChildren(): number[] {
  const all = processes();
  // Test workers and the portal have the same parent, so another portal on this machine is not touched.
  const family = new Set([process.ppid]);
  for (let size = 0; size !== family.size; ) {
    size = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return all
    .filter(
      ({ pid, command }) => family.has(pid) && /runner[/-]child/.test(command),
    )
    .map(({ pid }) => pid);
}
