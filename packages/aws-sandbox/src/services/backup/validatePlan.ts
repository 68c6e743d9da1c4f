import type {
  BackupPlanInput,
  BackupRuleInput,
  Lifecycle,
} from '@aws-sdk/client-backup';
import { BackupState } from './BackupState';
import { invalidParameter, notFound } from './errors';

const NAME = /^[a-zA-Z0-9\-_.]{1,50}$/;
const RATE = /^rate\(\d+ (minute|hour|day)s?\)$/;
const CRON_FIELDS = 6;
/** A recovery point stays in cold storage for three months at least. */
const COLD_DAYS = 90;
const CONTINUOUS_DAYS = 35;
const SHORTEST_WINDOW_MINUTES = 60;

/** Refuses a plan that AWS Backup could not carry out. */
export function validatePlan(state: BackupState, plan: BackupPlanInput): void {
  checkName('Backup plan name', plan.BackupPlanName);
  if (plan.AdvancedBackupSettings?.length || plan.ScanSettings?.length) {
    throw invalidParameter(
      `AdvancedBackupSettings and ScanSettings of plan ${plan.BackupPlanName} are not implemented by the local AWS`,
    );
  }
  const names = plan.Rules!.map(({ RuleName }) => RuleName);
  const repeated = names.find((name, at) => names.indexOf(name) < at);
  if (repeated !== undefined || names.length === 0) {
    throw invalidParameter(
      names.length === 0
        ? `Plan ${plan.BackupPlanName} has no rules.`
        : `Rule name ${repeated} is used more than once.`,
    );
  }
  plan.Rules!.forEach(rule => validateRule(state, rule));
}

function checkName(what: string, name: string | undefined): void {
  if (!NAME.test(name ?? '')) {
    throw invalidParameter(`${what} ${name} must match ${NAME.source}`);
  }
}

function validateRule(state: BackupState, rule: BackupRuleInput): void {
  checkName('Rule name', rule.RuleName);
  if (!state.vaults.has(rule.TargetBackupVaultName!)) {
    throw notFound(
      `Backup vault ${rule.TargetBackupVaultName} of rule ${rule.RuleName} does not exist.`,
    );
  }
  if (rule.CopyActions?.length) {
    throw invalidParameter(
      `CopyActions of rule ${rule.RuleName} are not implemented by the local AWS`,
    );
  }
  checkSchedule(rule);
  checkWindows(rule);
  checkLifecycle(rule);
}

function checkSchedule({ RuleName, ScheduleExpression }: BackupRuleInput) {
  if (ScheduleExpression === undefined || RATE.test(ScheduleExpression)) {
    return;
  }
  const fields = /^cron\((.+)\)$/.exec(ScheduleExpression)?.[1].split(/\s+/);
  const [, , dayOfMonth, , dayOfWeek] = fields ?? [];
  const isValid =
    fields?.length === CRON_FIELDS &&
    fields.every(field => /^[0-9A-Za-z*?,/#-]+$/.test(field)) &&
    // Of the two ways to name a day exactly one is left open.
    (dayOfMonth === '?') !== (dayOfWeek === '?');
  if (!isValid) {
    throw invalidParameter(
      `Invalid cron expression ${ScheduleExpression} of rule ${RuleName}.`,
    );
  }
}

function checkWindows(rule: BackupRuleInput): void {
  const { StartWindowMinutes: start, CompletionWindowMinutes: end } = rule;
  if (start !== undefined && start < SHORTEST_WINDOW_MINUTES) {
    throw invalidParameter(
      `StartWindowMinutes ${start} of rule ${rule.RuleName} must be at least ${SHORTEST_WINDOW_MINUTES}.`,
    );
  }
  if (start !== undefined && end !== undefined && end < start) {
    throw invalidParameter(
      `CompletionWindowMinutes ${end} of rule ${rule.RuleName} must not be less than StartWindowMinutes ${start}.`,
    );
  }
}

function checkLifecycle(rule: BackupRuleInput): void {
  const { MoveToColdStorageAfterDays: cold, DeleteAfterDays: end }: Lifecycle =
    rule.Lifecycle ?? {};
  if (end !== undefined && end < 1) {
    throw invalidParameter(
      `DeleteAfterDays ${end} of rule ${rule.RuleName} must be at least 1.`,
    );
  }
  if (cold !== undefined && end !== undefined && end < cold + COLD_DAYS) {
    throw invalidParameter(
      `Error in rule ${rule.RuleName} : DeleteAfterDays ${end} cannot be less than ${COLD_DAYS} days after MoveToColdStorageAfterDays ${cold}.`,
    );
  }
  if (
    rule.EnableContinuousBackup &&
    (end === undefined || end > CONTINUOUS_DAYS || cold !== undefined)
  ) {
    throw invalidParameter(
      `Error in rule ${rule.RuleName} : continuous backups are kept for 1 to ${CONTINUOUS_DAYS} days, never in cold storage; DeleteAfterDays is ${end}.`,
    );
  }
}
