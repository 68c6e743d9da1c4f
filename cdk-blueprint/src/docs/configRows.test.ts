import { z } from 'zod';
import { integer, section, text } from '../config/fields';
import { configRows } from './configRows';
import { wrongValueMessage } from './wrongValueMessage';

const schema = section({
  name: text('must be a word', /^[a-z]+$/).describe(
    'What it is called. Fixed once deployed',
  ),
  size: integer(1, 9).default(3).describe('How big it is'),
  colour: text('must be a colour', /^(red|green)$/)
    .optional()
    .describe('What it looks like. Default: the colour of its <parent>'),
  parts: z
    .array(text('must be a part', /^p\d$/), { error: 'must be a list' })
    .default([])
    .describe('What it is made of'),
  inner: section({
    deep: section({
      flag: z
        .boolean({ error: 'must be true or false' })
        .describe('Whether it is'),
    })
      .optional()
      .describe('Deep'),
  })
    .prefault({})
    .describe('Inner'),
}).superRefine((_, context) => {
  context.addIssue({ code: 'custom', path: ['name'], message: 'never seen' });
});

const rows = configRows({
  schema: z.toJSONSchema(schema, { io: 'input' }) as object,
  ruleAt: (path, value) => wrongValueMessage(schema, path, value),
});

it('has a row for every key that has a value, in order', () => {
  expect(rows).toEqual([
    {
      key: 'name',
      meaning: 'What it is called',
      default: { text: 'required' },
      rule: 'must be a word',
      fixed: true,
    },
    {
      key: 'size',
      meaning: 'How big it is',
      default: { value: '3' },
      rule: 'must be a whole number from 1 to 9',
      fixed: false,
    },
    {
      key: 'colour',
      meaning: 'What it looks like',
      default: { text: 'the colour of its <parent>' },
      rule: 'must be a colour',
      fixed: false,
    },
    {
      key: 'parts',
      meaning: 'What it is made of',
      default: { value: '[]' },
      rule: 'must be a list; each must be a part',
      fixed: false,
    },
    {
      key: 'inner.deep.flag',
      meaning: 'Whether it is',
      default: { text: 'required' },
      rule: 'must be true or false',
      fixed: false,
    },
  ]);
});

it('says nothing where nothing is wrong', () => {
  expect(wrongValueMessage(schema, ['size'], 3)).toBe('');
});
