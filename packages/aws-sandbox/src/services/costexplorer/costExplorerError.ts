import { AwsError } from '../../core/AwsError';

export const ceValidation = (message: string) =>
  new AwsError('ValidationException', message);

export const dataUnavailable = () =>
  new AwsError(
    'DataUnavailableException',
    'Data is not available. Please try to adjust the time period. If just enabled Cost Explorer, data might not be ingested yet',
  );
