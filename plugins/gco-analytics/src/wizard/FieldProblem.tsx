import { Text } from '@backstage/ui';
import styles from './fields.module.css';

/** What is wrong with a part of a field; nothing when all is well. */
export function FieldProblem(props: { text: string | undefined }) {
  return props.text ? (
    <Text variant="body-small" role="alert" className={styles.problem}>
      {props.text}
    </Text>
  ) : null;
}
