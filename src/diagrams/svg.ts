import type { Root, Rule } from 'postcss';
import postcss from 'postcss';

const geometry = /\s(d|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|dx|dy|width|height|points|transform|viewBox|refX|refY)="([^"]*)"/g;
const number = /-?\d*\.\d+(?:e-?\d+)?/gi;

const rounded = (text: string): string => String(Math.round(Number(text) * 10) / 10 || 0);

/** The markup with the numbers of its geometry rounded to one decimal; text is left alone. A tenth of a pixel is not seen, and decimals are most of the weight. */
export function roundGeometry(markup: string): string {
  return markup.replaceAll(/<[^>]+>/g, (tag) =>
    tag.replaceAll(geometry, (_, name: string, value: string) => ` ${name}="${value.replaceAll(number, rounded)}"`),
  );
}

/** Empty shapes written the short way. */
export function shortenTags(markup: string): string {
  return markup.replaceAll(/><\/(path|rect|circle|ellipse|line|polyline|polygon|stop|use)>/g, '/>');
}

/** A style sheet's plain rules in order, one selector each, so that unused ones can be dropped singly. */
export function ruleList(css: string): { selector: string; text: string }[] {
  return plainRules(postcss.parse(css)).flatMap((rule) =>
    rule.selectors.map((selector) => ({ selector, text: declarations(rule) })),
  );
}

const plainRules = (sheet: Root): Rule[] => sheet.nodes.filter((node): node is Rule => node.type === 'rule');

const declarations = (rule: Rule, keep: (property: string) => boolean = () => true): string =>
  rule.nodes
    .filter((node) => node.type === 'decl' && keep(node.prop))
    .map(String)
    .map((text) => text.replace(/:\s+/, ':'))
    .join(';');

/** The rules whose selectors are used, each with the unused selectors taken out. */
function usedRules(sheet: Root, used: ReadonlySet<string>): Rule[] {
  return plainRules(sheet).flatMap((rule) => {
    const selectors = rule.selectors.filter((selector) => used.has(selector));
    return selectors.length === 0 ? [] : [rule.clone({ selectors })];
  });
}

/** Properties to which any rule gives another value in the dark sheet. */
function changedProperties(light: readonly Rule[], dark: readonly Rule[]): Set<string> {
  const values = (rules: readonly Rule[]): Map<string, string> => {
    const found = new Map<string, string>();
    for (const rule of rules) {
      rule.walkDecls((declaration) => {
        found.set(declaration.prop, `${found.get(declaration.prop) ?? ''}${rule.selector}{${declaration.value}}`);
      });
    }
    return found;
  };
  const [one, two] = [values(light), values(dark)];
  return new Set([...one.keys(), ...two.keys()].filter((property) => one.get(property) !== two.get(property)));
}

const whenDark = `:where(:root[data-theme='dark'])`;

/**
 * One style sheet for both schemes: light for everybody, and, on screens, dark where the page is dark.
 * The dark part repeats every rule about a property that changes, not only the rules that change: with `:where` its rules
 * weigh what the light ones weigh, so the cascade among them stays what mermaid meant.
 */
export function mergeStyles(
  lightCss: string,
  darkCss: string,
  used: ReadonlySet<string>,
  changes: readonly { className: string; declarations: string }[],
  id: string,
): string {
  const light = usedRules(postcss.parse(lightCss), used);
  const dark = usedRules(postcss.parse(darkCss), used);
  const changed = changedProperties(light, dark);
  const print = (rules: readonly Rule[], prefix: string, keep?: (property: string) => boolean): string =>
    rules
      .map((rule) => ({
        selectors: rule.selectors.map((selector) => prefix + selector).join(','),
        text: declarations(rule, keep),
      }))
      .filter(({ text }) => text !== '')
      .map(({ selectors, text }) => `${selectors}{${text}}`)
      .join('');
  const repainted = changes.map(
    ({ className, declarations: text }) => `:where(:root[data-theme='dark'] #${id} .${className}){${text}}`,
  );
  const night = print(dark, `${whenDark} `, (property) => changed.has(property)) + repainted.join('');
  return print(light, '') + (night === '' ? '' : `@media screen{${night}}`);
}

/** The SVG with a style sheet as its first child after the title and description. */
export function withStyles(body: string, css: string): string {
  return body.replace(/^<svg[^>]*>/, (open) => `${open}<style>${css}</style>`);
}
