import { resourcesOf, templateOf } from '../__testUtils__/templates';
import { scriptName } from './LifecycleScripts';

const jupyterLab = '#!/bin/sh\necho "good morning"\n';
const withScripts = (scripts: { jupyterLab?: string; codeEditor?: string }) =>
  resourcesOf(templateOf({ studio: { lifecycleScripts: scripts } }));

it('runs the scripts of the config', () => {
  const resources = withScripts({ jupyterLab });
  const { Properties } = resources.LifecycleScriptsJupyterLab;
  expect(Properties.StudioLifecycleConfigAppType).toBe('JupyterLab');
  expect(
    Buffer.from(Properties.StudioLifecycleConfigContent, 'base64').toString(),
  ).toBe(jupyterLab);
  const arn = {
    'Fn::GetAtt': ['LifecycleScriptsJupyterLab', 'StudioLifecycleConfigArn'],
  };
  const { DefaultUserSettings, DefaultSpaceSettings } =
    resources.StudioDomain.Properties;
  for (const settings of [DefaultUserSettings, DefaultSpaceSettings]) {
    expect(settings.JupyterLabAppSettings).toMatchObject({
      LifecycleConfigArns: [arn],
      DefaultResourceSpec: { LifecycleConfigArn: arn },
    });
  }
  expect(resources).not.toHaveProperty('LifecycleScriptsCodeEditor');
});

it('takes a script that went out of the config back from the domain', () => {
  const { DefaultUserSettings } = withScripts({}).StudioDomain.Properties;
  for (const app of ['JupyterLabAppSettings', 'CodeEditorAppSettings']) {
    expect(DefaultUserSettings[app].LifecycleConfigArns).toEqual([]);
  }
});

it('carries only tags that never change: a script cannot be tagged anew', () => {
  const { Tags } = withScripts({ jupyterLab }).LifecycleScriptsJupyterLab
    .Properties;
  expect(Tags).toEqual([
    { Key: 'gco:environment', Value: 'forecasting' },
    { Key: 'gco:project', Value: 'gco' },
  ]);
});

describe('scriptName', () => {
  const longest = `${'p'.repeat(31)}-analytics-${'n'.repeat(20)}`;

  it('is a name that SageMaker accepts, however long the environment is called', () => {
    for (const prefix of ['gco-analytics-x', longest, `${'a'.repeat(38)}-b`]) {
      for (const app of ['JupyterLab', 'CodeEditor'] as const) {
        const name = scriptName(prefix, app, jupyterLab);
        expect(name).toMatch(/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/);
        expect(name.length).toBeLessThanOrEqual(63);
      }
    }
  });

  it('is another for another text, app or environment', () => {
    const names = [
      scriptName(longest, 'JupyterLab', jupyterLab),
      scriptName(longest, 'JupyterLab', `${jupyterLab}#`),
      scriptName(longest, 'CodeEditor', jupyterLab),
      scriptName(`${longest}x`, 'JupyterLab', jupyterLab),
    ];
    expect(new Set(names).size).toBe(names.length);
  });

  it('is the same for the same', () => {
    expect(scriptName('gco', 'JupyterLab', jupyterLab)).toBe(
      scriptName('gco', 'JupyterLab', jupyterLab),
    );
  });
});
