import type {
  RuleGroup as RuleGroupDocument,
  RulesSourceList,
} from '@aws-sdk/client-network-firewall';
import { invalidRequest } from './firewallError';

/** A name or `.example.com`, which means the name and all below it. */
const TARGET =
  /^\.?([a-zA-Z0-9_]([a-zA-Z0-9_-]*[a-zA-Z0-9_])?\.)+[a-zA-Z0-9-]+$/;
/** An action of Suricata, protocol, addresses and ports, options with a signature id. */
const SURICATA =
  /^(alert|drop|pass|reject)\s+\S+\s+\S+\s+\S+\s+(->|<>)\s+\S+\s+\S+\s+\(.*\bsid\s*:\s*\d+\s*;.*\)$/;

function checkDomainList(list: RulesSourceList): number {
  const targets = list.Targets ?? [];
  const wrong = targets.find(target => !TARGET.test(target));
  if (wrong !== undefined) {
    throw invalidRequest(`The domain name ${wrong} is not valid`);
  }
  const types = list.TargetTypes ?? [];
  if (!targets.length || !types.length) {
    throw invalidRequest('A domain list needs Targets and TargetTypes');
  }
  return targets.length * types.length;
}

function checkSuricata(rules: string): number {
  const lines = rules
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'));
  const wrong = lines.find(line => !SURICATA.test(line));
  if (wrong !== undefined || !lines.length) {
    throw invalidRequest(
      `stateful rule is invalid, rule: ${
        wrong ?? '(none)'
      }, reason: Unable to parse the rule`,
    );
  }
  return lines.length;
}

/**
 * Checks the rules of a group.
 *
 * @returns the capacity that they use
 */
export function checkRules(
  type: 'STATEFUL' | 'STATELESS',
  document: RuleGroupDocument,
): number {
  const source = document.RulesSource ?? {};
  const said = Object.entries(source).filter(
    ([, value]) => value !== undefined,
  );
  if (said.length !== 1) {
    throw invalidRequest(
      'RulesSource must have exactly one of RulesString, RulesSourceList, StatefulRules and StatelessRulesAndCustomActions',
    );
  }
  const { RulesString, RulesSourceList: list, StatefulRules } = source;
  const stateless = source.StatelessRulesAndCustomActions;
  if ((type === 'STATELESS') !== (stateless !== undefined)) {
    throw invalidRequest(`The rules do not fit a rule group of type ${type}`);
  }
  if (stateless) {
    return (stateless.StatelessRules ?? []).reduce(
      (sum, { RuleDefinition }) => {
        const match = RuleDefinition?.MatchAttributes ?? {};
        return (
          sum +
          [
            match.Protocols,
            match.Sources,
            match.Destinations,
            match.SourcePorts,
            match.DestinationPorts,
          ].reduce(
            (product, values) => product * Math.max(1, values?.length ?? 0),
            1,
          )
        );
      },
      0,
    );
  }
  if (list) {
    return checkDomainList(list);
  }
  return RulesString === undefined
    ? StatefulRules!.length
    : checkSuricata(RulesString);
}
