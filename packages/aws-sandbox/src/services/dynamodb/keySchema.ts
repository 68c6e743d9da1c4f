import type {
  AttributeDefinition,
  GlobalSecondaryIndex,
  KeySchemaElement,
  LocalSecondaryIndex,
  Projection,
} from '@aws-sdk/client-dynamodb';
import { TableIndex } from './DynamoDbState';
import { invalidParameters } from './errors';

const INDEX_NAME = /^[a-zA-Z0-9_.-]{3,255}$/;
const PROJECTIONS = ['ALL', 'KEYS_ONLY', 'INCLUDE'];

/** Name of the key attribute of that role. */
export function keyAttribute(
  schema: readonly KeySchemaElement[],
  type: 'HASH' | 'RANGE',
): string | undefined {
  return schema.find(({ KeyType }) => KeyType === type)?.AttributeName;
}

/** Refuses a key schema that is not a partition key, optionally with a sort key after it. */
export function checkKeySchema(
  schema: readonly KeySchemaElement[] | undefined,
  definitions: readonly AttributeDefinition[],
): KeySchemaElement[] {
  const types = (schema ?? []).map(({ KeyType }) => KeyType).join(' ');
  if (types !== 'HASH' && types !== 'HASH RANGE') {
    throw invalidParameters(
      `Invalid KeySchema: a HASH key and at most a RANGE key after it are needed, not [${types}]`,
    );
  }
  const defined = definitions.map(({ AttributeName }) => AttributeName);
  const keys = schema!.map(({ AttributeName }) => AttributeName);
  if (new Set(keys).size < keys.length) {
    throw invalidParameters(
      `Both the Hash Key and the Range Key element in the KeySchema have the same name: ${keys[0]}`,
    );
  }
  if (keys.some(key => !defined.includes(key))) {
    throw invalidParameters(
      `Some index key attributes are not defined in AttributeDefinitions. Keys: [${keys.join(
        ', ',
      )}], AttributeDefinitions: [${defined.join(', ')}]`,
    );
  }
  return [...schema!];
}

/** Refuses definitions that no key uses. */
export function checkAllDefinitionsUsed(
  definitions: readonly AttributeDefinition[],
  schemas: ReadonlyArray<readonly KeySchemaElement[]>,
): void {
  const used = schemas.flat().map(({ AttributeName }) => AttributeName);
  const names = definitions.map(({ AttributeName }) => AttributeName);
  if (names.some(name => !used.includes(name))) {
    throw invalidParameters(
      `Some AttributeDefinitions are not used. AttributeDefinitions: [${names.join(
        ', ',
      )}], keys used: [${[...new Set(used)].join(', ')}]`,
    );
  }
}

function checkProjection(projection: Projection | undefined): Projection {
  const type = projection?.ProjectionType;
  if (!type || !PROJECTIONS.includes(type)) {
    throw invalidParameters(
      `Unknown ProjectionType: ${type}; it is one of ${PROJECTIONS.join(', ')}`,
    );
  }
  if ((type === 'INCLUDE') !== !!projection.NonKeyAttributes?.length) {
    throw invalidParameters(
      `ProjectionType is ${type}; NonKeyAttributes go with INCLUDE, and only with it`,
    );
  }
  return projection;
}

/** An index as it is to be, in state `CREATING`. */
export function newIndex(
  input: GlobalSecondaryIndex | LocalSecondaryIndex,
  definitions: readonly AttributeDefinition[],
): TableIndex {
  if (!INDEX_NAME.test(input.IndexName ?? '')) {
    throw invalidParameters(
      `IndexName ${input.IndexName} must match ${INDEX_NAME.source}`,
    );
  }
  return {
    name: input.IndexName!,
    keySchema: checkKeySchema(input.KeySchema, definitions),
    projection: checkProjection(input.Projection),
    provisionedThroughput:
      'ProvisionedThroughput' in input
        ? input.ProvisionedThroughput
        : undefined,
    status: 'CREATING',
  };
}
