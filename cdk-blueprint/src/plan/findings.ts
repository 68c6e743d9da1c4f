/**
 * What a policy rule says about one resource.
 *
 * @public
 */
export interface Finding {
  /** Rule pack, e.g. `AwsSolutions`. */
  readonly pack: string;

  /** Rule, with what exactly was found in brackets where a rule has several findings. */
  readonly rule: string;

  /** Path of the resource in the construct tree. */
  readonly resource: string;

  readonly severity: string;

  readonly state: 'open' | 'acknowledged';

  /** Why it is meant; only of acknowledged findings. */
  readonly reason?: string;
}

interface Violation {
  readonly ruleName: string;
  readonly severity?: string;
  readonly reason?: string;
  readonly violatingConstructs: readonly { readonly constructPath?: string }[];
}

interface PluginReport {
  readonly pluginName: string;
  readonly violations?: readonly Violation[];
  readonly suppressedViolations?: readonly Violation[];
}

/** What the construct library writes to `validation-report.json` beside the template. */
export interface ValidationReport {
  readonly pluginReports: readonly PluginReport[];
}

// The last part of a path names the CloudFormation resource within its construct and says nothing more.
const RESOURCE = /\/Resource$/;

/**
 * The findings of a validation report, open ones first, one for each rule and resource.
 *
 * The report takes an acknowledgement for every resource of the app; which of them it was made on is only known while the
 * construct tree exists (`policyFindings`).
 *
 * @public
 */
export function findings(report: ValidationReport): Finding[] {
  return (['open', 'acknowledged'] as const).flatMap(state =>
    report.pluginReports.flatMap(plugin =>
      violationsOf(plugin, state).flatMap(violation =>
        violation.violatingConstructs.map(({ constructPath = '' }) => ({
          pack: plugin.pluginName,
          rule: withoutPack(violation.ruleName, plugin.pluginName),
          resource: constructPath.replace(RESOURCE, ''),
          severity: violation.severity ?? 'error',
          state,
          ...(state === 'acknowledged' && { reason: violation.reason }),
        })),
      ),
    ),
  );
}

function violationsOf(
  { violations = [], suppressedViolations = [] }: PluginReport,
  state: Finding['state'],
): readonly Violation[] {
  return state === 'open' ? violations : suppressedViolations;
}

/** Packs name their rules `<pack>-<rule>`; other validators just name them. */
function withoutPack(ruleName: string, pack: string): string {
  const prefix = `${pack}-`;
  return ruleName.startsWith(prefix) ? ruleName.slice(prefix.length) : ruleName;
}
