import { ReactElement, ReactNode } from 'react';
import { Text } from '@backstage/ui';
import styles from './FleetPage.module.css';

/** What happened and what to do next, in place of the table or its rows. */
export function FleetMessage(props: {
  icon: ReactElement;
  title: string;
  description: string;
  action?: ReactNode;
  isUrgent?: boolean;
}) {
  return (
    <div className={styles.message} role={props.isUrgent ? 'alert' : undefined}>
      <span className={styles.messageIcon} aria-hidden="true">
        {props.icon}
      </span>
      <Text as="h3" variant="title-x-small" weight="bold">
        {props.title}
      </Text>
      <Text color="secondary">{props.description}</Text>
      {props.action}
    </div>
  );
}
