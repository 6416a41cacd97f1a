import { decisionPages, firstOf, matrixPages, optionPages, optionParts, pages } from './built-site.ts';

const one = (pattern: RegExp): string => firstOf(pages.filter((page) => pattern.test(page)));

/** A page of each kind, in the order of the sidebar. */
export const kinds: readonly string[] = [
  '',
  firstOf(decisionPages),
  firstOf(optionPages),
  ...['manifests', 'controllers', 'verdicts', 'runbook'].map((part) =>
    firstOf(optionParts.filter((page) => page.endsWith(`/${part}/`))),
  ),
  firstOf(matrixPages),
  ...[/\/questions\/$/, /\/prerequisites\/$/, /\/platform\/$/, /\/statements\/$/, /\/changes\/$/].map(one),
  ...[/\/compare\/$/, /\/compare\/.+\/$/, /\/asked\/$/, /\/asked\/.+\/$/].map(one),
  ...[/^evidence\/$/, /^evidence\/.+\/$/, /^rules\/$/, /^rules\/.+\/$/, /^about\/$/].map(one),
];

/** The pages that tests of every page visit: one of each kind; all of them with `npm test -- --all`, as in the workflow. */
export const visited: readonly string[] = process.env['EVERY_PAGE'] === undefined ? kinds : pages;
