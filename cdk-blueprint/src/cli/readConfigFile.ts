import { InputError } from '@backstage/errors';
import { readFileSync } from 'node:fs';
import { Document, isScalar, parseDocument } from 'yaml';

/**
 * Reads a config file: JSON when its name ends in `.json`, YAML otherwise.
 *
 * @throws InputError when the file cannot be read or is malformed
 */
export function readConfigFile(path: string): unknown {
  const text = readText(path);
  return path.endsWith('.json') ? parseJson(path, text) : parseYaml(path, text);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError(
      `The config file ${path} cannot be read (${
        code === 'ENOENT' ? 'no such file' : code
      })`,
    );
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(
      `The config file ${path} is not JSON: ${firstLine(
        (error as Error).message,
      )}`,
    );
  }
}

function parseYaml(path: string, text: string): unknown {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) throw notYaml(path, error);
  keepAccountAsWritten(document);
  try {
    return document.toJS();
  } catch (aliasError) {
    // Aliases are only followed here: they may lead nowhere, or to more than memory holds.
    throw notYaml(path, aliasError as Error);
  }
}

function notYaml(path: string, { message }: Error): InputError {
  return new InputError(
    `The config file ${path} is not YAML: ${firstLine(message)}`,
  );
}

// An unquoted account id reads as a number to YAML and would lose its leading zeros. It is digits, not a quantity.
function keepAccountAsWritten(document: Document): void {
  const account = document.get('account', true);
  if (isScalar(account) && typeof account.value === 'number' && account.source)
    account.value = account.source;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0];
}
