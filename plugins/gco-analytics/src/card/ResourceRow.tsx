import { useId, useState } from 'react';
import { Button, Link, Text } from '@backstage/ui';
import {
  RiArrowDownSLine,
  RiArchiveLine,
  RiArrowUpSLine,
  RiExternalLinkLine,
  RiFlashlightLine,
  RiFolderSharedLine,
  RiTerminalWindowLine,
  RemixiconComponentType,
} from '@remixicon/react';
import { ResourceKind, ResourceStatus } from '@gco/plugin-gco-analytics-common';
import { StatusPill, toneOfHealth } from '../health';
import { useAnalyticsTranslation } from '../translations';
import { ResourceFacts } from './ResourceFacts';
import styles from './ResourceRow.module.css';

const ICONS: Record<ResourceKind, RemixiconComponentType> = {
  domain: RiTerminalWindowLine,
  emr: RiFlashlightLine,
  bucket: RiArchiveLine,
  'file-system': RiFolderSharedLine,
};

const isSafeLink = (url: string) => /^https?:\/\//.test(url);

/** One resource: what it is, its state in words, icon and colour, its facts, and for a broken one why. */
export function ResourceRow(props: { resource: ResourceStatus }) {
  const { resource } = props;
  const { t } = useAnalyticsTranslation();
  const reasonId = useId();
  const [isOpen, setOpen] = useState(false);
  const Icon = ICONS[resource.kind];
  const needsReason =
    resource.health === 'failed' ||
    (resource.health !== 'healthy' && resource.reason !== undefined);
  const { title, consoleUrl } = resource;

  return (
    <li className={styles.row} data-health={resource.health}>
      <span className={styles.kind} aria-hidden="true">
        <Icon size={18} />
      </span>
      <div className={styles.what}>
        <Text weight="bold">{title}</Text>
        <Text variant="body-small" color="secondary" className={styles.id}>
          {resource.id}
        </Text>
        <ResourceFacts facts={resource.facts} />
      </div>
      <div className={styles.state}>
        <StatusPill
          tone={toneOfHealth(resource.health)}
          label={t(`health.resource.${resource.health}`)}
        />
        <Text
          variant="body-x-small"
          color="secondary"
          aria-label={t('card.resource.awsState', { state: resource.state })}
        >
          {resource.state}
        </Text>
        {consoleUrl && isSafeLink(consoleUrl) && !needsReason && (
          <Link
            href={consoleUrl}
            target="_blank"
            rel="noopener noreferrer"
            variant="body-x-small"
            color="secondary"
            aria-label={t('card.resource.consoleOf', { title })}
          >
            <RiExternalLinkLine size={14} aria-hidden="true" />
          </Link>
        )}
        {needsReason && (
          <Button
            variant="tertiary"
            aria-expanded={isOpen}
            aria-controls={reasonId}
            aria-label={
              isOpen
                ? t('card.resource.hideReason', { title })
                : t('card.resource.showReason', { title })
            }
            iconStart={isOpen ? <RiArrowUpSLine /> : <RiArrowDownSLine />}
            onPress={() => setOpen(!isOpen)}
          >
            {isOpen ? t('card.resource.hide') : t('card.resource.why')}
          </Button>
        )}
      </div>
      <div id={reasonId} className={styles.reason} hidden={!isOpen}>
        <Text variant="body-small">
          {resource.reason ?? t('card.resource.reasonUnknown')}
        </Text>
        {consoleUrl && isSafeLink(consoleUrl) && (
          <Link
            href={consoleUrl}
            target="_blank"
            rel="noopener noreferrer"
            variant="body-small"
          >
            {t('card.resource.console')}
          </Link>
        )}
      </div>
    </li>
  );
}
