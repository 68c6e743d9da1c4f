// `yarn docs`: writes docs/blueprint.md from the schemas and templates of the blueprint.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { blueprintPage } from '../src/docs';

const page = resolve(__dirname, '../../docs/blueprint.md');
const directory = mkdtempSync(join(tmpdir(), 'blueprint-docs-'));
try {
  writeFileSync(page, blueprintPage(directory));
  process.stdout.write(`${page}\n`);
} finally {
  rmSync(directory, { recursive: true, force: true });
}
