import { isCalendarDate } from './calendarDate';
import { section, text } from './fields';

const ENTITY_REF =
  /^(group|user):[a-z0-9]+(-+[a-z0-9]+)*\/[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/i;

const DATE_RULE = 'must be a date of the calendar such as 2027-03-31';

/** The `environment` section. */
export const identityConfig = section({
  name: text(
    'must be 3 to 20 lower-case letters, digits or single hyphens, beginning with a letter and not ending with a hyphen',
    /^(?!.*--)[a-z][a-z0-9-]{1,18}[a-z0-9]$/,
  ).describe(
    'Name of the environment, unique in the portal and part of every physical name. Fixed once deployed',
  ),
  owner: text(
    'must be the entity ref of a group or user, such as group:default/forecasting',
    ENTITY_REF,
  )
    .max(200, { error: 'must be an entity ref of at most 200 characters' })
    .describe('Entity ref of the owning group; the value of tag gco:owner'),
  costCentre: text(
    'must be 1 to 64 letters, digits, spaces or _.:/=+@-, neither beginning nor ending with a space',
    /^(?! )[\p{L}\p{N} _.:/=+@-]{1,64}(?<! )$/u,
  )
    .optional()
    .describe(
      'Whom finance charges; the value of tag gco:cost-centre. Without it there is no such tag',
    ),
  expiresOn: text(DATE_RULE, /^\d{4}-\d{2}-\d{2}$/)
    .refine(isCalendarDate, { error: DATE_RULE, abort: true })
    .optional()
    .describe(
      'Day after which nobody is expected to need the environment; the value of tag gco:expires-on. Nothing is deleted by itself',
    ),
}).describe('What the environment is called and whose it is');
