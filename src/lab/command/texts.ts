import { experiments, filledBy } from '../experiments/catalogue.ts';
import { timeText } from './progress.ts';
import { meanOf, type Times } from './times.ts';

/** What `--help` says. */
export const help = `Usage: npm run lab -- [--option NAME] [--controller ID] [--experiment NAME] [--real-time]
       npm run lab -- --keep --option NAME [--controller ID] [--real-time]
       npm run lab -- --list | --help

Plays options’ hops as real programs on loopback, measures, and records evidence below adr/.

  --option NAME      only the option in this folder, such as a-own-ingress
  --controller ID    only ways with this ingress controller, such as ingress-nginx
  --experiment NAME  only this experiment; --list names them
  --real-time        with the true time limits; without it, all are a tenth
  --keep             measures nothing: leaves one way of the option running, says how to reach it and how to send an
                     instruction, and stops at Ctrl-C; with --real-time a token lives long enough to be copied by hand
  --list             the experiments, the rows of the matrix that each fills, and how long each took here
  --help             this

Needs nginx, haproxy, squid, OpenSSH and openssl. Where one is missing, what needs it is left out.
Ctrl-C stops everything that was started and leaves no file; what was not finished is not recorded. Killed outright
(kill -9), no process is left either, but folders smartem-lab-* stay below the folder for temporary files.
Exits with 0 where all that has something to measure was recorded, 1 where something was not, 2 where it could not begin.`;

/** The lines of `--list`, with the times of earlier runs on this machine. */
export function listLines(times: Times): string[] {
  return experiments.flatMap(({ id, question, alone }) => {
    const fills = filledBy(id);
    const took = times[id];
    const notes = [
      fills.length === 0 ? 'fills no row' : `fills ${fills.join(', ')}`,
      ...(alone ? ['nothing else runs beside it'] : []),
      ...(took === undefined ? [] : [`${timeText(meanOf(took))} a way when it last ran here`]),
    ];
    return [`${id.padEnd(12)} ${question}`, `${''.padEnd(12)} ${notes.join('; ')}`];
  });
}
