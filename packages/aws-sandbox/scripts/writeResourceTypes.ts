/*
 * Writes what AWS publishes about resource types into `resource-types/`, from CDK's copy of the registry.
 *
 *   node --require @backstage/cli/config/nodeTransform.cjs packages/aws-sandbox/scripts/writeResourceTypes.ts [type…]
 *
 * Refreshes every type that has a file, and adds the ones named, e.g. `AWS::Route53::HostedZone`.
 */
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { mkdirSync, writeFileSync } from 'fs';
import { dirname } from 'path';
import { extractSpecification } from '../src/services/cloudformation/resources/specification/extractSpecification';
import {
  specificationFile,
  specifiedTypes,
} from '../src/services/cloudformation/resources/specification/specificationFiles';

const LINE_WIDTH = 80;

/** Numbers in as few lines as they need. */
function filled(numbers: readonly number[], indent: string): string {
  const lines = [''];
  numbers.forEach((number, index) => {
    const item = `${number}${index < numbers.length - 1 ? ',' : ''}`;
    const longer = `${lines[lines.length - 1]} ${item}`.trimStart();
    if (`${indent}${longer}`.length > LINE_WIDTH) {
      lines.push(item);
    } else {
      lines[lines.length - 1] = longer;
    }
  });
  return lines.map(line => `${indent}${line}`).join('\n');
}

/** JSON as the repository's formatter leaves it: lists on one line where they fit. */
function formatted(value: unknown, indent = '', prefix = ''): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const line = `[${value.map(item => JSON.stringify(item)).join(', ')}]`;
    const isShort =
      value.every(item => typeof item !== 'object') &&
      `${indent}${prefix}${line},`.length <= LINE_WIDTH;
    if (!isShort && value.every(item => typeof item === 'number')) {
      return `[\n${filled(value, inner)}\n${indent}]`;
    }
    return isShort
      ? line
      : `[\n${value
          .map(item => `${inner}${formatted(item, inner)}`)
          .join(',\n')}\n${indent}]`;
  }
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value);
  }
  const members = Object.entries(value).filter(
    ([, member]) => member !== undefined,
  );
  return members.length
    ? `{\n${members
        .map(([name, member]) => {
          const key = `${JSON.stringify(name)}: `;
          return `${inner}${key}${formatted(member, inner, key)}`;
        })
        .join(',\n')}\n${indent}}`
    : '{}';
}

const database = loadAwsServiceSpecSync();
const types = [...new Set([...specifiedTypes(), ...process.argv.slice(2)])];
for (const type of types) {
  const file = specificationFile(type);
  mkdirSync(dirname(file), { recursive: true });
  const specification = extractSpecification(database, type);
  writeFileSync(file, `${formatted(specification)}\n`);
}
process.stdout.write(`${types.length} resource types written\n`);
