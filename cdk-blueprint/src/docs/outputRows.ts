/** A template, as far as outputs are read from it. */
export interface TemplateWithOutputs {
  readonly Outputs?: Readonly<
    Record<string, { readonly Description?: string }>
  >;
}

/** An output of a stack. */
export interface OutputRow {
  readonly key: string;
  readonly description: string;

  /** Whether every stack has it, or only one with the right config. */
  readonly always: boolean;
}

/** The outputs of a template that has all of them, compared with one that has as few as can be. */
export function outputRows(
  everything: TemplateWithOutputs,
  least: TemplateWithOutputs,
): OutputRow[] {
  return Object.entries(everything.Outputs ?? {}).map(([key, output]) => ({
    key,
    description: output.Description ?? '',
    always: Object.hasOwn(least.Outputs ?? {}, key),
  }));
}
