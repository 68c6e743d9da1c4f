import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { createSandbox } from '../../createSandbox';
import { readFaultFile } from './readFaultFile';

describe('faults from a file', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'faults-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (text: string) => {
    const file = join(folder, 'faults.json');
    writeFileSync(file, text);
    return file;
  };

  it('are there from the start', async () => {
    const fault = { service: 'sts', count: 2, effect: { type: 'throttle' } };
    const sandbox = createSandbox({
      seed: 'empty',
      faults: readFaultFile(write(JSON.stringify([fault]))),
    });
    const { url } = await sandbox.start();
    try {
      const answer = await fetch(`${url}/_sandbox/faults`);
      expect(await answer.json()).toEqual({
        faults: [{ id: 'fault-1', ...fault }],
      });
    } finally {
      await sandbox.stop();
    }
  });

  it.each([
    ['[{', /faults\.json' cannot be read as JSON/],
    ['{}', /^Faults must be a JSON list$/],
    ['[{"service":"sts"}]', /^Fault 1: A fault needs 'effect'/],
  ])('are refused when they are %s', (text, message) => {
    const file = write(text);
    expect(() => readFaultFile(file)).toThrow(message);
  });

  it('are refused without a file', () => {
    expect(() => readFaultFile(join(folder, 'none.json'))).toThrow(/ENOENT/);
  });

  it('keep a sandbox from starting when they could never strike', async () => {
    const sandbox = createSandbox({
      seed: 'empty',
      faults: readFaultFile(
        write('[{"service":"s3","code":"X"},{"service":"efs","code":"X"}]'),
      ),
    });
    await expect(sandbox.start()).rejects.toThrow(
      "Fault 2: The local AWS has no service 'efs'",
    );
    await sandbox.stop();
  });
});
