import { controllers } from '../controllers/index.ts';
import type { DecisionRecord, OptionRecord } from '../record/record.ts';

/** What kind of page it is to somebody who searches. */
export interface PageKind {
  /** What search calls it. */
  readonly label: string;
  /** How much the page’s text counts in search, beside its title; 1 where none is given. */
  readonly weight?: number;
  /** Which sheet its layout takes: room for pairs of columns, or all there is. */
  readonly layout?: 'wide' | 'full-width';
  /** Words that people look for it by, which may not stand on it. */
  readonly also?: readonly string[];
}

/** The pages below an option’s own. */
const parts: Readonly<Record<string, PageKind>> = {
  manifests: { label: 'Manifests', also: ['YAML'] },
  controllers: {
    label: 'Settings by controller',
    also: ['annotations', 'timeouts', ...Object.keys(controllers)],
    weight: 0.6,
  },
  verdicts: { label: 'Verdicts', weight: 0.4 },
  runbook: { label: 'Runbook', also: ['rollback', 'roll back', 'undo', 'deploy', 'install', 'kubectl apply'] },
};

/** The pages below a decision’s own, by the first part of their address. */
const beside: Readonly<Record<string, PageKind>> = {
  overview: { label: 'Overview', layout: 'full-width' },
  matrix: { label: 'Comparison', layout: 'full-width', also: ['criteria', 'requirements', 'table'] },
  compare: { label: 'Comparison', also: ['difference', 'versus'] },
  questions: { label: 'Questions', also: ['who decides', 'unknowns', 'risks'] },
  prerequisites: { label: 'Defects', also: ['bugs', 'blockers'] },
  platform: { label: 'Facts', also: ['today', 'limits', 'defaults'] },
  asked: { label: 'Who is asked', also: ['who decides', 'contacts', 'tickets'] },
  statements: { label: 'What was asked' },
  session: { label: 'Facts', also: ['sequence'] },
  changes: { label: 'Changes', also: ['news', 'history', 'updates', 'changelog'] },
};

/** Pages that belong to no decision. */
const others: Readonly<Record<string, PageKind>> = {
  index: { label: 'Overview', layout: 'full-width' },
  about: { label: 'Help', also: ['legend'], weight: 0.4 },
  rules: { label: 'For maintainers' },
  changes: { label: 'Changes', also: ['what is new', 'changelog', 'history'] },
  evidence: { label: 'Evidence', also: ['measurements', 'benchmark', 'lab'] },
};

/** What people call that which an experiment asks about. */
export const experimentWords: Readonly<Record<string, readonly string[]>> = {
  body: ['413', 'upload size', 'client_max_body_size'],
  encryption: ['TLS', 'HTTPS'],
  'held-back': ['buffering', 'proxy_buffering'],
  'many-agents': ['how many agents', 'scale', 'capacity', 'load test'],
  restart: ['restart', 'reload', 'reconnect', 'downtime', 'outage'],
  silence: ['timeout', 'idle timeout', 'keepalive', 'heartbeat'],
};

const other: PageKind = { label: 'Page' };

/** A page’s decision and option, where it belongs to one, and the parts of its address below them. */
function placeOf(id: string, records: readonly DecisionRecord[]) {
  const record = records.find(({ folder }) => id === folder || id.startsWith(`${folder}/`));
  const [first = '', second, third] = (record ? id.slice(record.folder.length + 1) : id).split('/');
  const option = first === 'options' ? record?.options.find(({ slug }) => slug === second) : undefined;
  return { record, option, first, second, third };
}

/** The kind of a page by its id. */
export function pageKind(id: string, records: readonly DecisionRecord[]): PageKind {
  const { record, option, first, second, third } = placeOf(id, records);
  if (record === undefined) {
    const words = second === undefined ? undefined : experimentWords[second];
    if (first === 'evidence' && second !== undefined)
      return { label: 'Experiment', weight: 0.8, ...(words ? { also: words } : {}) };
    return others[first || 'index'] ?? other;
  }
  if (first === '') return { label: 'Decision', layout: 'wide', also: ['outcome', 'who decides', 'recommendation'] };
  if (option !== undefined) {
    const kind = third === undefined ? { label: `Option ${option.definition.letter}` } : (parts[third] ?? other);
    return { ...kind, layout: 'wide' };
  }
  if (first === 'compare' && second !== undefined)
    return { label: 'Comparison of two', layout: 'full-width', weight: 0.3 };
  if (first === 'asked' && second !== undefined) return { label: 'Request', weight: 0.8 };
  return beside[first] ?? other;
}

/** Whether a page belongs to the option that a decision proposes: of pages that are found alike, it is the one wanted. */
export function isProposed(id: string, records: readonly DecisionRecord[]): boolean {
  const { record, option } = placeOf(id, records);
  return option !== undefined && option.slug === record?.definition.outcome.options[0];
}

/**
 * The words that a page is found by beside those on it: those of its kind, and those that the records have of it.
 * @param filesOf the names of the manifests of an option
 */
export function pageWords(
  id: string,
  records: readonly DecisionRecord[],
  filesOf: (record: DecisionRecord, option: OptionRecord) => readonly string[],
): string[] {
  const { record, option, first, second, third } = placeOf(id, records);
  const kind = pageKind(id, records).also ?? [];
  const party = first === 'asked' && second !== undefined ? record?.definition.parties[second]?.also : undefined;
  const { letter, also = [], provisions = [] } = option?.definition ?? {};
  // Its own name, too, which the titles of the pages below it have as well.
  const own = option && third === undefined ? [`Option ${letter}`, option.name, ...also] : [];
  const hosts = own.length > 0 ? provisions.flatMap(({ hosts: named = {} }) => Object.values(named).flat()) : [];
  const files = record && option && third === 'manifests' ? filesOf(record, option) : [];
  return [...new Set([...kind, ...(party ?? []), ...own, ...hosts, ...files])];
}
