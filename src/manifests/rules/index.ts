import type { ManifestRule } from './rule.ts';
import { serviceRules } from './service.ts';

/** Every rule on manifests that goes beyond their schema. */
export const manifestRules: readonly ManifestRule[] = [...serviceRules];
