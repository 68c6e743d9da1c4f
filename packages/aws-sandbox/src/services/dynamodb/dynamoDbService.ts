import { Service } from '../../core/types';
import { itemOperations } from './items';
import { queryOperations } from './queries';
import { tableOperations } from './tables';
import { tableSettingOperations } from './tableSettings';
import { taggingOperations } from './tagging';
import { DynamoDbState } from './DynamoDbState';

/** Amazon DynamoDB: tables, their settings, and items one by one or by query. */
export const dynamoDbService: Service = {
  name: 'dynamodb',
  operations: {
    ...itemOperations,
    ...queryOperations,
    ...tableOperations,
    ...tableSettingOperations,
    ...taggingOperations,
  },
  stateClasses: [DynamoDbState],
};
