import type { Root } from 'mdast';
import { lintRule } from 'unified-lint-rule';
import { visit } from 'unist-util-visit';
import { pathInProject } from '../file-path.ts';
import { isJsx, type Jsx, type Node } from '../jsx.ts';

/** The elements that a page may have beside what Markdown makes, and the attributes that these may have. */
const elements = ['details', 'section', 'summary'];
const attributes = ['id', 'open'];

/** What a link may lead to; an address without a scheme is one of this site. */
const schemes = ['http:', 'https:', 'mailto:'];
/** What no attribute may hold, whatever reads it. */
const running = ['data:', 'javascript:', 'vbscript:'];

const inCode = 'Unexpected element or attribute within code, expected none that runs or loads something';

const site = 'https://site.invalid';
const list = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');

/** An address as a browser reads it: entities, capitals and line breaks within a scheme hide nothing from it. */
const read = (address: string): URL | undefined => (URL.canParse(address, site) ? new URL(address, site) : undefined);

type Attribute = Jsx['attributes'][number];

/**
 * A page holds Markdown, components and a few harmless elements, so that no sentence can bring a script along, an
 * address that runs, or anything of another host. What an expression computes is code, which only a reader can judge.
 */
export const plainMarkup = lintRule<Root>('adr:plain-markup', (tree, file) => {
  // What is read on the forge alone, the forge keeps clean.
  if (!/^(?:adr|src)\//.test(pathInProject(file))) return;
  visit(tree, (node) => {
    const fault = faultOf(node);
    if (fault !== undefined) file.message(fault, node);
    // An element that may not stand there is one fault, whatever it carries.
    if (fault !== undefined || !isJsx(node)) return;
    for (const attribute of node.attributes) {
      const wrong = attributeFault(attribute, isComponent(node));
      if (wrong !== undefined) file.message(wrong, attribute);
    }
  });
});

const isComponent = ({ name }: Jsx): boolean => name !== null && /^[A-Z]/.test(name);

function faultOf(node: Node): string | undefined {
  if (isJsx(node)) {
    if (node.name === null || isComponent(node) || elements.includes(node.name)) return undefined;
    return `Unexpected element \`<${node.name}>\`, expected Markdown, a component or one of ${list(elements)}`;
  }
  switch (node.type) {
    case 'html':
      return 'Unexpected HTML, expected Markdown';
    case 'link':
    case 'definition':
      return schemes.includes(read(node.url)?.protocol ?? '')
        ? undefined
        : `Unexpected address \`${node.url}\`, expected one of this site or one that begins with ${list(schemes)}`;
    case 'image':
      return read(node.url)?.origin === site
        ? undefined
        : `Unexpected picture \`${node.url}\`, expected one of this repository`;
    case 'imageReference':
      return 'Unexpected picture by reference, expected its address in place';
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
    case 'mdxjsEsm':
      return hasMarkup(node.value) ? inCode : undefined;
    default:
      return undefined;
  }
}

function attributeFault(attribute: Attribute, ofComponent: boolean): string | undefined {
  if (attribute.type === 'mdxJsxExpressionAttribute') return 'Unexpected spread attributes, expected each by its name';
  const { name, value } = attribute;
  if (ofComponent ? /^(?:on|set:)/i.test(name) : !attributes.includes(name)) {
    return `Unexpected attribute \`${name}\`, expected ${ofComponent ? 'none that holds code or markup' : `one of ${list(attributes)}`}`;
  }
  const text = typeof value === 'string' ? value : (value?.value ?? '');
  if (typeof value !== 'string' && hasMarkup(text)) return inCode;
  // A string may also be written as an expression.
  const address = read(text.replaceAll(/^\s*["'`]|["'`]\s*$/g, ''));
  return running.includes(address?.protocol ?? '')
    ? `Unexpected address \`${text}\`, expected one that runs nothing`
    : undefined;
}

/** Whether code makes an element that runs, loads or frames, or an attribute that does. */
const hasMarkup = (code: string): boolean =>
  /<(?:script|style|iframe|object|embed|base|meta|link|form|img|svg)\b|\s(?:on[a-z]+|set:\w+)=/i.test(code);
