import {
  RiAlertFill,
  RiCheckboxCircleFill,
  RiIndeterminateCircleLine,
  RiLoader4Line,
  RiQuestionLine,
  RemixiconComponentType,
} from '@remixicon/react';
import { Tone } from './tone';
import styles from './StatusPill.module.css';

const ICONS: Record<Tone, RemixiconComponentType> = {
  success: RiCheckboxCircleFill,
  info: RiLoader4Line,
  warning: RiQuestionLine,
  danger: RiAlertFill,
  neutral: RiIndeterminateCircleLine,
};

/** A state as words with an icon and a colour that say the same. */
export function StatusPill(props: { tone: Tone; label: string }) {
  const Icon = ICONS[props.tone];
  return (
    <span className={styles.pill} data-tone={props.tone}>
      <span className={styles.icon} aria-hidden="true">
        <Icon size={14} />
      </span>
      {props.label}
    </span>
  );
}
