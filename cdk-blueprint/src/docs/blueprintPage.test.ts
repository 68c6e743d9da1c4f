import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { emptyDirectory } from '../__testUtils__/templates';
import { blueprintPage } from './blueprintPage';

jest.setTimeout(60_000);

const PAGE = resolve(__dirname, '../../../docs/blueprint.md');

/** Lines of one text that the other lacks: a short hint where the whole would fill the screen. */
const missingIn = (text: string, other: string) => {
  const lines = new Set(other.split('\n'));
  return text.split('\n').filter(line => !lines.has(line));
};

it('is what docs/blueprint.md says; write it with `yarn docs` in cdk-blueprint', () => {
  const wanted = blueprintPage(emptyDirectory());
  const written = readFileSync(PAGE, 'utf8');
  expect({
    missing: missingIn(wanted, written),
    outdated: missingIn(written, wanted),
  }).toEqual({ missing: [], outdated: [] });
  expect(written).toBe(wanted);
});
