import { code, codes, list, page } from './markdown';
import {
  DocumentedTemplate,
  ReadableStatement,
  RoleDescription,
  roleDescriptions,
} from './roleDescriptions';

/** A section for each role of a template: who may assume it and what it may do. */
export function roleSections(template: DocumentedTemplate): string {
  return page(roleDescriptions(template).map(roleSection)).trimEnd();
}

function roleSection(role: RoleDescription): string {
  const { logicalId, name, description, managedPolicies, statements } = role;
  const intro = [
    description && `${description}.`,
    name && `Named ${code(name)}.`,
    ...role.trust.map(describeTrust),
    managedPolicies.length > 0 &&
      `Has the policies that AWS maintains as ${codes(managedPolicies)}.`,
  ].filter(Boolean);
  return page([
    `#### ${logicalId}`,
    intro.join(' '),
    list(statements.map(describeStatement)),
  ]).trimEnd();
}

function describeTrust(statement: ReadableStatement): string {
  const { actions, principals, conditions } = statement;
  return `${codes(principals)} may call ${codes(actions)}${when(conditions)}.`;
}

function describeStatement(statement: ReadableStatement): string {
  const { name, denies, actions, resources, conditions } = statement;
  const subject = name ? `**${name}**: ` : '';
  const verb = denies ? 'denied ' : '';
  return `${subject}${verb}${codes(actions)} on ${codes(resources)}${when(
    conditions,
  )}`;
}

function when(conditions: readonly string[]): string {
  return conditions.length > 0
    ? ` when ${conditions.map(code).join(' and ')}`
    : '';
}
