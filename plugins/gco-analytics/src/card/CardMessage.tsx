import { ReactElement, ReactNode } from 'react';
import { Text } from '@backstage/ui';
import styles from './EnvironmentCard.module.css';

/** What happened and what to do next, in place of a card's content. */
export function CardMessage(props: {
  icon: ReactElement;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** Read out by screen readers as soon as it appears. */
  isUrgent?: boolean;
}) {
  return (
    <div className={styles.message} role={props.isUrgent ? 'alert' : undefined}>
      <span className={styles.messageIcon} aria-hidden="true">
        {props.icon}
      </span>
      <div className={styles.messageText}>
        <Text as="h4" weight="bold">
          {props.title}
        </Text>
        {props.children}
        {props.action && <div>{props.action}</div>}
      </div>
    </div>
  );
}
