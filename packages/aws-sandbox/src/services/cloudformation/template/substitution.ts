/** A piece of an `Fn::Sub` text: literal characters or a placeholder. */
export type SubstitutionPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string };

const PLACEHOLDER = /\$\{(!?)([^{}]*)\}/g;

/** Splits `a-${B}-${!C}` into text and variables; `${!C}` stands for the text `${C}`. */
export function substitutionParts(template: string): SubstitutionPart[] {
  const parts: SubstitutionPart[] = [];
  let end = 0;
  for (const match of template.matchAll(PLACEHOLDER)) {
    const [whole, escaped, name] = match;
    parts.push({ kind: 'text', text: template.slice(end, match.index) });
    parts.push(
      escaped
        ? { kind: 'text', text: `\${${name}}` }
        : { kind: 'variable', name: name.trim() },
    );
    end = match.index + whole.length;
  }
  parts.push({ kind: 'text', text: template.slice(end) });
  return parts.filter(part => part.kind === 'variable' || part.text !== '');
}

/** `A.B.C` is attribute `B.C` of resource `A`; a name without a dot is a reference. */
export function attributeOf(
  name: string,
): { logicalId: string; attribute: string } | undefined {
  const dot = name.indexOf('.');
  return dot < 0
    ? undefined
    : { logicalId: name.slice(0, dot), attribute: name.slice(dot + 1) };
}
