import { runSynth } from '../src/cli/runSynth';

const line = (stream: NodeJS.WriteStream) => (text: string) =>
  stream.write(`${text}\n`);

process.exitCode = runSynth({
  args: process.argv.slice(2),
  cwd: process.cwd(),
  out: line(process.stdout),
  err: line(process.stderr),
});
