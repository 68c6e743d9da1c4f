import { Translate } from '../translations';

/** A fact about a resource in words. */
export interface FactText {
  text: string;
  /** `good` and `concern` for facts about security, `plain` for all others. */
  weight: 'good' | 'concern' | 'plain';
}

const withCapital = (name: string) =>
  name.replace(/^./, first => first.toUpperCase());

const includes = (options: string[], value: string) =>
  options.includes(value.toLowerCase());

function describeEncryption(t: Translate, value: string): FactText {
  if (includes(['none', 'no', 'off', 'disabled'], value)) {
    return { text: t('card.fact.notEncrypted'), weight: 'concern' };
  }
  if (value.toLowerCase().includes('kms')) {
    return { text: t('card.fact.encryptedKms'), weight: 'good' };
  }
  return {
    text: includes(['aes256'], value)
      ? t('card.fact.encryptedS3')
      : t('card.fact.encrypted'),
    weight: 'good',
  };
}

function describePublicAccess(t: Translate, value: string): FactText {
  return includes(['blocked', 'none', 'off'], value)
    ? { text: t('card.fact.publicBlocked'), weight: 'good' }
    : { text: t('card.fact.publicPossible'), weight: 'concern' };
}

function describeVersioning(t: Translate, value: string): FactText {
  if (includes(['enabled', 'on'], value)) {
    return { text: t('card.fact.versioned'), weight: 'good' };
  }
  return includes(['suspended'], value)
    ? { text: t('card.fact.versioningSuspended'), weight: 'concern' }
    : { text: t('card.fact.notVersioned'), weight: 'plain' };
}

/** Puts a fact of a resource's status into words; one that is not known by name is shown as it came. */
export function describeFact(
  t: Translate,
  name: string,
  value: string,
): FactText {
  switch (name) {
    case 'encryption':
      return describeEncryption(t, value);
    case 'public access':
      return describePublicAccess(t, value);
    case 'versioning':
      return describeVersioning(t, value);
    default:
      return {
        text: t('card.fact.other', { name: withCapital(name), value }),
        weight: 'plain',
      };
  }
}
