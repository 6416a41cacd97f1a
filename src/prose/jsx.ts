import type { Root, RootContent } from 'mdast';
// Adds the nodes of MDX to those of mdast.
import type {} from 'mdast-util-mdx-jsx';

export type Node = Root | RootContent;
export type Jsx = Extract<RootContent, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

/** Says whether a node is an element or a component written in MDX. */
export function isJsx(node: Node): node is Jsx {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/** Gives an attribute's text; nothing where it is absent, has no value or has an expression for one. */
export function attributeText(node: Jsx, name: string): string | undefined {
  const found = node.attributes.find((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === name);
  return typeof found?.value === 'string' ? found.value : undefined;
}

/** Says whether an attribute is there, whatever its value. */
export function hasAttribute(node: Jsx, name: string): boolean {
  return node.attributes.some((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === name);
}
