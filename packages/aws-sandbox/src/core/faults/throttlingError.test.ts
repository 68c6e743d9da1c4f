import { isThrottlingError } from '@smithy/core/retry';
import { createServices } from '../../services';
import { throttlingError } from './throttlingError';

describe('throttlingError', () => {
  it.each(createServices().map(({ name }) => name))(
    'is throttling to clients of %s',
    service => {
      const { code, status, message } = throttlingError(service);
      // Without the status, because the code alone must do.
      const seen = Object.assign(new Error(message), {
        name: code,
        $metadata: {},
      });
      expect(isThrottlingError(seen as never)).toBe(true);
      expect(message).not.toBe('');
      expect([400, 429, 503]).toContain(status);
    },
  );
});
