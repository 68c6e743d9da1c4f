export { dynamoDbService } from './dynamoDbService';
