import { ComponentType, useState } from 'react';
import { AnalyticsApi } from '@gco/plugin-gco-analytics-common';
import { renderScreen } from './renderScreen';

/** Renders a field of the wizard with what the scaffolder's form passes to it; `onChange` sees every new value. */
export function renderField<TValue>(
  Field: ComponentType<any>,
  options: {
    api: AnalyticsApi;
    value?: TValue;
    rawErrors?: string[];
    errorSchema?: object;
    onChange?: (value: TValue | undefined) => void;
  },
) {
  const Form = () => {
    const [value, setValue] = useState(options.value);
    return (
      <Field
        schema={{}}
        uiSchema={{}}
        idSchema={{ $id: 'root_field' }}
        required
        disabled={false}
        readonly={false}
        rawErrors={options.rawErrors ?? []}
        errorSchema={options.errorSchema}
        formData={value}
        onChange={(next: TValue | undefined) => {
          options.onChange?.(next);
          setValue(next);
        }}
      />
    );
  };
  return renderScreen(<Form />, { api: options.api });
}
