import { sessionKey } from './sessionKey';
import { AssumeRoleInput } from './types';

const input: Required<AssumeRoleInput> = {
  roleArn: 'arn:aws:iam::444455556666:role/gco/access',
  sessionName: 'ana',
  region: 'eu-west-1',
  externalId: 'ext',
  sourceIdentity: 'ana',
  tags: { studiouserid: 'user:default/ana', team: 'forecasting' },
  policy: '{}',
  durationSeconds: 3600,
};

const others: Required<AssumeRoleInput> = {
  roleArn: 'arn:aws:iam::444455556666:role/gco/profile',
  sessionName: 'bruno',
  region: 'us-east-1',
  externalId: 'other',
  sourceIdentity: 'bruno',
  tags: { studiouserid: 'user:default/bruno', team: 'forecasting' },
  policy: '{"Version":"2012-10-17"}',
  durationSeconds: 900,
};

it.each(Object.keys(input) as (keyof AssumeRoleInput)[])(
  'tells sessions apart by %s',
  field => {
    const key = sessionKey(input);
    expect(sessionKey({ ...input, [field]: others[field] })).not.toBe(key);
    expect(sessionKey({ ...input, [field]: undefined })).not.toBe(key);
  },
);

it('does not depend on the order of fields or tags', () => {
  const { tags, ...fields } = input;
  const reversed = Object.fromEntries(
    Object.entries({
      ...fields,
      tags: { team: 'forecasting', studiouserid: tags.studiouserid },
    }).reverse(),
  ) as unknown as AssumeRoleInput;
  expect(sessionKey(reversed)).toBe(sessionKey(input));
});

it('is not fooled by values that contain other fields', () => {
  const a = sessionKey({ ...input, tags: { a: 'b","c', d: 'e' } });
  const b = sessionKey({ ...input, tags: { a: 'b', 'c","d': 'e' } });
  expect(a).not.toBe(b);
});
