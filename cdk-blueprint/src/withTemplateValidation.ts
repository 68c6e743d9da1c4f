const SWITCH = 'CDK_VALIDATION';

/**
 * Runs a synthesis with the construct library's template validator on or off. The library knows no other switch than
 * an environment variable; it reads it while the (synchronous) synthesis runs.
 */
export function withTemplateValidation<T>(
  enabled: boolean,
  synthesize: () => T,
): T {
  const before = process.env[SWITCH];
  process.env[SWITCH] = String(enabled);
  try {
    return synthesize();
  } finally {
    if (before === undefined) delete process.env[SWITCH];
    else process.env[SWITCH] = before;
  }
}
