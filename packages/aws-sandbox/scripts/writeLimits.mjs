// Writes limits/<signing name>.json: what AWS's published service models ask of the input of the operations that the local AWS has.
//
//   node --require @backstage/cli/config/nodeTransform.cjs packages/aws-sandbox/scripts/writeLimits.mjs <folder of models>
//
// The folder is laid out as botocore's `data`: <service>/<API version>/service-2.json or service-2.json.gz.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseModel, readModels } from './lib/serviceModels.mjs';
import { reduceModel } from './lib/reduceModel.mjs';
import { renderLimits } from './lib/renderLimits.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [folder] = process.argv.slice(2);
if (!folder) {
  process.stderr.write('usage: writeLimits.mjs <folder of models>\n');
  process.exit(2);
}

const { createServices } = createRequire(import.meta.url)(
  '../src/services/index.ts',
);
const services = createServices();
const { source, models } = readModels(
  folder,
  services.map(({ name }) => name),
);

const target = join(root, 'limits');
mkdirSync(target, { recursive: true });
const written = new Set();
for (const { name, operations } of services) {
  const model = chooseModel(models.get(name) ?? [], Object.keys(operations));
  if (!model) {
    process.stderr.write(`no model for ${name}\n`);
    process.exitCode = 1;
    continue;
  }
  const limits = reduceModel(model, Object.keys(operations), source);
  writeFileSync(join(target, `${name}.json`), renderLimits(limits));
  written.add(`${name}.json`);
  process.stdout.write(
    `${name}: ${Object.keys(limits.operations).length} operations, ${
      Object.keys(limits.shapes).length
    } shapes\n`,
  );
}
for (const file of readdirSync(target)) {
  if (!written.has(file)) {
    rmSync(join(target, file));
  }
}
