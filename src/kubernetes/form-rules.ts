import type { Rule } from '../record/finding.ts';

/** A rule on how a manifest is written, which `parseManifest` and `validateDocument` hold it to. */
interface FormRule extends Rule {
  readonly id: `manifest/${string}`;
}

/** Every rule on how a manifest is written. */
export const formRules: readonly FormRule[] = [
  {
    id: 'manifest/yaml',
    title: 'A manifest is not valid YAML',
    why: 'kubectl would refuse the file, and so would everybody who copies it.',
    mend: 'Mend the line that the message names.',
  },
  {
    id: 'manifest/no-object',
    title: 'A manifest holds something that is no object',
    why: 'kubectl refuses what has neither apiVersion nor kind, and an empty file. Of a folder given by hand, a file that holds nothing else is left unjudged: it may be the values of a chart, or a workflow.',
    mend: 'Give the object its `apiVersion` and its `kind`, or keep the file elsewhere.',
  },
  {
    id: 'manifest/limit',
    title: 'A manifest file is more than will be read',
    why: 'A check that a file can keep busy for hours guards nothing. What people write stays far below these limits.',
    mend: 'Divide the file, and write out what aliases stand for.',
  },
  {
    id: 'manifest/duplicate-key',
    title: 'A manifest has the same key twice',
    why: 'Some parsers take the first, some the last, some refuse. None says so.',
    mend: 'Keep one of the two.',
  },
  {
    id: 'manifest/kind',
    title: 'A manifest’s apiVersion and kind are not known',
    why: 'The API server refuses a kind that it does not have in that version, and a version that it no longer serves.',
    mend: 'Use the apiVersion or the kind that the message offers.',
  },
  {
    id: 'manifest/unchecked',
    title: 'A manifest is of a kind that nothing here can check',
    why: 'Without a schema the object would pass whatever it says, and a reader would take it for checked. In files given by hand it is a warning.',
    mend: 'Declare the kind as `unchecked` in the option and say why, or add the package that has its schema.',
  },
  {
    id: 'manifest/schema',
    title: 'A manifest’s value is not what its schema asks for',
    why: 'The API server would refuse the object.',
    mend: 'Give a value of the type that the message names.',
  },
  {
    id: 'manifest/unknown-field',
    title: 'A manifest has a field that its kind does not have',
    why: 'Without strict validation the API server drops it in silence: `replica: 3` gives one replica.',
    mend: 'Use the nearest known name, which the message offers, or remove the field.',
  },
  {
    id: 'manifest/newer-field',
    title: 'A custom resource has a field that its schema here has nowhere',
    why: 'It may be one of a newer release of its project; where the cluster has none that knows it, the API server drops it in silence. In files given by hand it is a warning.',
    mend: 'Look whether the release that the cluster runs has the field, and remove it where it has not.',
  },
];
