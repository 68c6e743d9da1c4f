import { removalPolicy } from './commonFields';
import { flag, section, text } from './fields';

const RESERVED_WORD = /aws|amazon|cognito/;
const PREFIX_RULE =
  'must be 1 to 63 lower-case letters, digits or hyphens, neither beginning nor ending with a hyphen and without the words aws, amazon and cognito';

/** The `login` section. */
export const loginConfig = section({
  enabled: flag()
    .default(true)
    .describe(
      'Offer a sign-in of its own beside the portal: a Cognito user pool and an API that opens Studio',
    ),
});

/** The `cognito` section. */
export const cognitoConfig = section({
  domainPrefix: text(PREFIX_RULE, /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/)
    .refine(prefix => !RESERVED_WORD.test(prefix), { error: PREFIX_RULE })
    .optional()
    .describe(
      "Prefix of the sign-in page's host name, unique in the region among all customers of AWS. Default: <project>-studio-<account>-<name>, cut to 63 characters",
    ),
  removalPolicy: removalPolicy()
    .default('destroy')
    .describe('What happens to the user pool when the environment is retired'),
});
