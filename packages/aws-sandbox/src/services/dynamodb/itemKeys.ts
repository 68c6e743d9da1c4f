import type { KeySchemaElement } from '@aws-sdk/client-dynamodb';
import { Item, Table } from './DynamoDbState';
import { typeOf } from './expressions/values';
import { invalidParameters, validation } from './errors';

/** Text that tells items of a table apart. */
export function itemKey(keySchema: readonly KeySchemaElement[], item: Item) {
  return JSON.stringify(
    keySchema.map(({ AttributeName }) => {
      const { S, N, B } = item[AttributeName!];
      if (N !== undefined) {
        return Number(N);
      }
      return S ?? Buffer.from(B!).toString('base64');
    }),
  );
}

/** Refuses key attributes that are missing, empty or of the wrong type. */
export function checkKeys(table: Table, item: Item): void {
  for (const { AttributeName: name } of table.keySchema) {
    const type = table.attributeDefinitions.find(
      ({ AttributeName }) => AttributeName === name,
    )!.AttributeType!;
    const value = item[name!];
    if (value === undefined) {
      throw invalidParameters(`Missing the key ${name} in the item`);
    }
    if (typeOf(value) !== type) {
      throw invalidParameters(
        `Type mismatch for key ${name} expected: ${type} actual: ${typeOf(
          value,
        )}`,
      );
    }
    if (value.S === '') {
      throw invalidParameters(
        `The AttributeValue for a key attribute cannot contain an empty string value. Key: ${name}`,
      );
    }
  }
}

/** Checks a `Key` member: the key attributes and nothing else. @returns the text of the key */
export function keyOf(table: Table, key: Item | undefined): string {
  if (!key || Object.keys(key).length !== table.keySchema.length) {
    throw validation('The provided key element does not match the schema');
  }
  checkKeys(table, key);
  return itemKey(table.keySchema, key);
}
