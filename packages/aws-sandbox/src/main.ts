import { startFromEnvironment } from './startFromEnvironment';

startFromEnvironment(process);
