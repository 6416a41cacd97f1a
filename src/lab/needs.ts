import type { Task } from './plan.ts';
import { programsOf } from './programs.ts';
import { missingMessage, type ProgramName, type Programs } from './run/find-programs.ts';
import type { Way } from './way.ts';

/** Whatever a way does, an authority is made for it. */
const always: readonly ProgramName[] = ['openssl'];
/** Controls put one more nginx into a way. */
const forControls: readonly ProgramName[] = ['nginx'];

/** The programs that a way needs and that are not there. */
export function lackingFor(
  { hops }: Pick<Way, 'hops'>,
  { missing }: Pick<Programs, 'missing'>,
  besides: readonly ProgramName[] = [],
): ProgramName[] {
  const needed = new Set([...always, ...besides, ...hops.flatMap(({ part }) => programsOf[part])]);
  return missing.filter((name) => needed.has(name));
}

/** Tasks whose own way, with its control, can be played; and the others, with what they lack. */
export function playableTasks(
  tasks: readonly Task[],
  programs: Pick<Programs, 'missing'>,
): {
  readonly playable: readonly Task[];
  readonly lacking: readonly { readonly task: Task; readonly names: readonly ProgramName[] }[];
} {
  const judged = tasks.map((task) => ({ task, names: lackingFor(task.way, programs, forControls) }));
  return {
    playable: judged.filter(({ names }) => names.length === 0).map(({ task }) => task),
    lacking: judged.filter(({ names }) => names.length > 0),
  };
}

/** What is said once where programs are missing that tasks need, with what to type; nothing where none is. */
export function missingLines(
  { playable, lacking }: ReturnType<typeof playableTasks>,
  { missing }: Pick<Programs, 'missing'>,
): string[] {
  const wanted = new Set([
    ...lacking.flatMap(({ names }) => names),
    // Whether an experiment puts an outbound proxy before a way is known when it does.
    ...playable.flatMap(({ behindProxy }) => (behindProxy === undefined ? [] : programsOf.squid)),
  ]);
  const message = missingMessage(missing.filter((name) => wanted.has(name)));
  if (message === undefined) return [];
  const byNames = Map.groupBy(lacking, ({ names }) => names.join(', '));
  return [
    message,
    ...[...byNames].map(([names, those]) => {
      const options = [...new Set(those.map(({ task }) => task.way.option))];
      return `Left out for want of ${names}: ${options.join(', ')}. Their evidence stays as it is.`;
    }),
  ];
}
