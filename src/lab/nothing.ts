/** Why an experiment’s question does not arise on a way, in one sentence or phrase: that is no failure of the run. */
export class NothingToMeasure extends Error {}
