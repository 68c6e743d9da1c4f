import { existsSync, readdirSync, readFileSync } from 'fs';
import { dirname, join } from 'path';
import { ResourceSpecification } from './ResourceSpecification';

/** A folder a service, a file a resource type. */
export const SPECIFICATION_FOLDER = join(
  dirname(require.resolve('../../../../../package.json')),
  'resource-types',
);

/** `AWS::EC2::VPC` → `…/EC2/VPC.json` */
export function specificationFile(type: string): string {
  const [vendor, service, name] = type.split('::');
  return vendor === 'AWS' && service && name
    ? join(SPECIFICATION_FOLDER, service, `${name}.json`)
    : join(SPECIFICATION_FOLDER, vendor, 'none.json');
}

/** Names of the types that have a file. */
export function specifiedTypes(): string[] {
  return readdirSync(SPECIFICATION_FOLDER)
    .flatMap(service =>
      readdirSync(join(SPECIFICATION_FOLDER, service)).map(
        file => `AWS::${service}::${file.replace(/\.json$/, '')}`,
      ),
    )
    .sort();
}

/** What the repository keeps about a type; nothing for one that the registry does not have. */
export function readSpecification(
  type: string,
): ResourceSpecification | undefined {
  const file = specificationFile(type);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
