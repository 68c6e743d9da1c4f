import { startFromEnvironment } from './cli';

startFromEnvironment(process);
