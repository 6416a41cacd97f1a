import type { Finding } from '../../record/finding.ts';
import { findingsOf } from '../rules/manifest-rule.ts';
import { contentRules } from './content.ts';
import { formRules } from './form.ts';
import type { KustomizationRule } from './kustomization-rule.ts';
import { type Folder, type Kustomization, readKustomization } from './read.ts';

/** Every rule on kustomizations. */
export const kustomizationRules: readonly KustomizationRule[] = [...formRules, ...contentRules];

const said = (rules: readonly KustomizationRule[], kustomization: Kustomization, folder: Folder): Finding[] =>
  rules.flatMap((rule) => findingsOf(rule, rule.check(kustomization, folder)));

/** What is wrong with a kustomization: in itself or, if kustomize would read it at all, in what it makes of its folder. */
export function checkKustomization(file: string, text: string, folder: Folder): Finding[] {
  const { kustomization, findings } = readKustomization(file, text);
  if (kustomization === undefined) return [...findings];
  const inForm = said(formRules, kustomization, folder);
  return [...findings, ...inForm, ...(inForm.length > 0 ? [] : said(contentRules, kustomization, folder))];
}
