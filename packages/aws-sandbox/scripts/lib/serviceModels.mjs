// Finds the published models of services in a folder of botocore's layout.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/**
 * @param folder <service>/<API version>/service-2.json[.gz]
 * @param names signing names of the services
 * @returns where the models are from, and the newest version of each model by signing name; several services may share one
 */
export function readModels(folder, names) {
  const models = new Map(names.map(name => [name, []]));
  for (const service of foldersIn(folder)) {
    const model = readNewest(join(folder, service));
    const name = model?.metadata.signingName ?? model?.metadata.endpointPrefix;
    models.get(name)?.push(model);
  }
  return { source: sourceOf(folder), models };
}

/** The model that has most of the operations. */
export function chooseModel(models, operations) {
  const known = model =>
    operations.filter(operation => model.operations[operation]).length;
  return [...models].sort((left, right) => known(right) - known(left))[0];
}

function readNewest(folder) {
  for (const version of foldersIn(folder).reverse()) {
    const plain = join(folder, version, 'service-2.json');
    if (existsSync(plain)) {
      return JSON.parse(readFileSync(plain, 'utf8'));
    }
    if (existsSync(`${plain}.gz`)) {
      return JSON.parse(gunzipSync(readFileSync(`${plain}.gz`)).toString());
    }
  }
  return undefined;
}

function foldersIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function sourceOf(folder) {
  const module = join(folder, '..', '__init__.py');
  const version = existsSync(module)
    ? /__version__ = ['"]([^'"]+)['"]/.exec(readFileSync(module, 'utf8'))?.[1]
    : undefined;
  return version ? `botocore ${version}` : 'botocore';
}
