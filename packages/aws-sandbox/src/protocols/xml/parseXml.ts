import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { AwsError } from '../../core/AwsError';

/** An element: its text, or its children and attributes by name, always in lists. */
export interface XmlElement {
  text: string;
  children: Readonly<Record<string, readonly XmlElement[]>>;
  attributes: Readonly<Record<string, string>>;
}

const ATTRIBUTES = ':@';
const TEXT = '#text';

type OrderedNode = Record<string, unknown>;

/**
 * Parses an XML document.
 *
 * @throws AwsError `MalformedXML` when it is none
 */
export function parseXml(document: string): { name: string; root: XmlElement } {
  const valid = XMLValidator.validate(document, {
    allowBooleanAttributes: false,
  });
  if (valid !== true) {
    throw malformed();
  }
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    processEntities: true,
    // The one way to have references by number read as well: a line break in a key is one.
    htmlEntities: true,
  });
  const nodes = parser.parse(document) as OrderedNode[];
  const rootNode = nodes.find(node => elementName(node) !== undefined);
  const name = rootNode && elementName(rootNode);
  if (!rootNode || !name) {
    throw malformed();
  }
  return { name, root: element(rootNode, name) };
}

function element(node: OrderedNode, name: string): XmlElement {
  const children: Record<string, XmlElement[]> = {};
  let text = '';
  for (const child of node[name] as OrderedNode[]) {
    const childName = elementName(child);
    if (childName === undefined) {
      text += String(child[TEXT] ?? '');
    } else {
      const list = Object.hasOwn(children, childName)
        ? children[childName]
        : (children[childName] = []);
      list.push(element(child, childName));
    }
  }
  return {
    text,
    children,
    attributes: (node[ATTRIBUTES] as Record<string, string> | undefined) ?? {},
  };
}

function elementName(node: OrderedNode): string | undefined {
  const name = Object.keys(node).find(key => key !== ATTRIBUTES);
  return name === TEXT ? undefined : name;
}

function malformed(): AwsError {
  return new AwsError(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  );
}
