import { quoted } from './names.ts';

/** What rules can ask for, of HTTP and of TCP, in the syntax of Traefik 3 and of 2; a route may choose either. */
const matchers = [
  ...['ALPN', 'ClientIP', 'Header', 'HeaderRegexp', 'Headers', 'HeadersRegexp', 'Host', 'HostHeader', 'HostRegexp'],
  ...['HostSNI', 'HostSNIRegexp', 'Method', 'Path', 'PathPrefix', 'PathRegexp', 'Query', 'QueryRegexp'],
];

/** Traefik takes each name as it is, in small letters, in capitals, and with the first letter alone a capital. */
const names: ReadonlySet<string> = new Set(
  matchers.flatMap((name) => [
    name,
    name.toLowerCase(),
    name.toUpperCase(),
    name.charAt(0) + name.slice(1).toLowerCase(),
  ]),
);

interface RuleProblem {
  readonly message: string;
  readonly help: string;
}

/**
 * What keeps Traefik from reading a rule, where that is plain to see; `undefined` where nothing is found, which does not
 * say that the rule is right. Rules are in the syntax of https://github.com/vulcand/predicate.
 */
export function ruleProblem(rule: string): RuleProblem | undefined {
  const bare = rule.replaceAll(/`[^`]*`|"(?:[^"\\]|\\.)*"/g, '``');
  const help = 'Write it as in Host(`api.example.org`).';
  if (bare.includes("'")) {
    return { message: 'The rule has a value in single quotes, expected backticks or double quotes', help };
  }
  if (bare.replaceAll('``', '').match(/[`"]/)) {
    return { message: 'The rule has a quotation mark that nothing closes, expected a pair', help };
  }
  const [opening, closing] = [bare.split('(').length - 1, bare.split(')').length - 1];
  if (opening !== closing) {
    const message = `The rule opens ${opening} ${opening === 1 ? 'bracket' : 'brackets'} and closes ${closing}, expected as many`;
    return { message, help: 'Close each bracket that is opened.' };
  }
  const unknown = [...bare.matchAll(/([A-Za-z]\w*)\s*\(/g)].find(([, name]) => !names.has(name ?? ''));
  if (unknown !== undefined) {
    const message = `The rule asks for ${quoted(unknown[1] ?? '')}, which Traefik does not have, expected one of ${matchers.join(', ')}`;
    return { message, help };
  }
  const [, value] = /\(\s*([^\s`()!&|,][^`()&|,]*)\)/.exec(bare) ?? [];
  if (value === undefined) return undefined;
  return {
    message: `The rule has ${quoted(value.trim())} without quotes, expected backticks or double quotes around it`,
    help,
  };
}
