import { mockApis } from '@backstage/frontend-test-utils';
import { Translate, analyticsTranslationRef } from '../translations';
import { describeFact } from './describeFact';

const snapshot = mockApis.translation().getTranslation(analyticsTranslationRef);
const t = (snapshot as { t: Translate }).t;

describe('describeFact', () => {
  it.each([
    ['encryption', 'aws:kms', 'Encrypted with your KMS key', 'good'],
    ['encryption', 'aws:kms:dsse', 'Encrypted with your KMS key', 'good'],
    ['encryption', 'AES256', 'Encrypted with an S3 key', 'good'],
    ['encryption', 'Yes', 'Encrypted', 'good'],
    ['encryption', 'No', 'Not encrypted', 'concern'],
    ['encryption', 'none', 'Not encrypted', 'concern'],
    ['public access', 'Blocked', 'Public access blocked', 'good'],
    ['public access', 'Open', 'Public access possible', 'concern'],
    ['public access', 'something new', 'Public access possible', 'concern'],
    ['versioning', 'Enabled', 'Versioning on', 'good'],
    ['versioning', 'Suspended', 'Versioning suspended', 'concern'],
    ['versioning', 'Off', 'Versioning off', 'plain'],
    ['mount targets', '2', 'Mount targets: 2', 'plain'],
    ['', '', ': ', 'plain'],
  ])('puts %s = %s into words', (name, value, text, weight) => {
    expect(describeFact(t, name, value)).toEqual({ text, weight });
  });
});
