import {
  Button,
  ButtonIcon,
  Menu,
  MenuItem,
  MenuTrigger,
  Text,
  VisuallyHidden,
} from '@backstage/ui';
import { usePermission } from '@backstage/plugin-permission-react';
import { RiArrowDownSLine, RiExternalLinkLine } from '@remixicon/react';
import {
  Environment,
  studioOpenPermission,
} from '@gco/plugin-gco-analytics-common';
import { useAnalyticsTranslation } from '../translations';
import { studioAvailability, studioLandings } from './studioAccess';
import { StudioMessage } from './StudioMessage';
import { OpenStudio, useOpenStudio } from './useOpenStudio';
import styles from './OpenStudioButton.module.css';

function StudioNote(props: { children: string }) {
  return (
    <Text variant="body-small" color="secondary" className={styles.note}>
      {props.children}
    </Text>
  );
}

function StudioControls(props: {
  environment: Environment;
  studio: OpenStudio;
}) {
  const { environment, studio } = props;
  const { t } = useAnalyticsTranslation();
  const isBusy = ['opening', 'preparing'].includes(studio.state.phase);
  const label = {
    opening: t('studio.opening'),
    preparing: t('studio.preparing'),
    idle: t('studio.open'),
    blocked: t('studio.open'),
    failed: t('studio.open'),
  }[studio.state.phase];

  return (
    <div className={styles.controls}>
      <div className={styles.buttons}>
        <Button
          variant="primary"
          isDisabled={isBusy}
          iconEnd={isBusy ? undefined : <RiExternalLinkLine />}
          onPress={() => studio.open()}
        >
          {label}
        </Button>
        <MenuTrigger>
          <ButtonIcon
            variant="primary"
            isDisabled={isBusy}
            aria-label={t('studio.openIn')}
            icon={<RiArrowDownSLine />}
          />
          <Menu placement="bottom end">
            {studioLandings(environment.config).map(landing => (
              <MenuItem key={landing} onAction={() => studio.open(landing)}>
                {t(`studio.landing.${landing}`)}
              </MenuItem>
            ))}
          </Menu>
        </MenuTrigger>
      </div>
      <VisuallyHidden role="status">{isBusy ? label : ''}</VisuallyHidden>
    </div>
  );
}

/**
 * The way into Studio, for those who may; a word to those who may not. To be placed in a wrapping flex row, where a message
 * takes a line of its own.
 */
export function OpenStudioButton(props: { environment: Environment }) {
  const { environment } = props;
  const { t } = useAnalyticsTranslation();
  const studio = useOpenStudio(environment.name);
  const { loading, allowed, error } = usePermission({
    permission: studioOpenPermission,
    resourceRef: environment.name,
  });
  const availability = studioAvailability(environment);
  if (loading) return null;
  if (!allowed) {
    return (
      <StudioNote>
        {error ? t('studio.permissionUnknown') : t('studio.notYours')}
      </StudioNote>
    );
  }
  if (availability !== 'ready') {
    return <StudioNote>{t(`studio.${availability}`)}</StudioNote>;
  }
  return (
    <>
      <StudioControls environment={environment} studio={studio} />
      <StudioMessage studio={studio} />
    </>
  );
}
