import { RiCheckLine, RiErrorWarningLine } from '@remixicon/react';
import { useAnalyticsTranslation } from '../translations';
import { describeFact } from './describeFact';
import styles from './ResourceRow.module.css';

/** Facts about a resource, each in words, the worrying ones marked. */
export function ResourceFacts(props: { facts: Record<string, string> }) {
  const { t } = useAnalyticsTranslation();
  const facts = Object.entries(props.facts);
  if (facts.length === 0) return null;
  return (
    <ul className={styles.facts}>
      {facts.map(([name, value]) => {
        const { text, weight } = describeFact(t, name, value);
        return (
          <li key={name} className={styles.fact} data-weight={weight}>
            {weight === 'good' && <RiCheckLine size={12} aria-hidden="true" />}
            {weight === 'concern' && (
              <RiErrorWarningLine size={12} aria-hidden="true" />
            )}
            {text}
          </li>
        );
      })}
    </ul>
  );
}
