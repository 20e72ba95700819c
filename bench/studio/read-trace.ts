/** An event of Chromium's trace format; instants and durations in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Processor time of the thread within `dur`. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** A task of the page's main thread: on the clock, and what its processor did of it. The rest it waited, as for drawing. */
export interface Task {
  readonly atMs: number;
  readonly wallMs: number;
  readonly cpuMs: number;
}

export interface MainThread {
  /** In order of time. */
  readonly tasks: readonly Task[];
  /** When `performance.mark` was called with a name that begins so. */
  marks(prefix: string): readonly number[];
}

export const CATEGORIES = [
  "toplevel",
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "blink.user_timing",
];

/** Reads a trace of one page: its main thread is the busiest of that name. */
export function readMainThread(trace: Buffer): MainThread {
  const { traceEvents: events } = JSON.parse(trace.toString("utf8")) as { traceEvents: TraceEvent[] };
  const mains = events
    .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
    .map(({ pid, tid }) => `${pid} ${tid}`);
  const byThread = new Map<string, TraceEvent[]>(mains.map((thread) => [thread, []]));
  for (const event of events)
    if (event.name === "RunTask") byThread.get(`${event.pid} ${event.tid}`)?.push(event);
  const [busiest] = [...byThread.values()].sort((a, b) => totalOf(b) - totalOf(a));
  if (busiest === undefined) throw new Error("got no main thread in the trace, expected one");
  return {
    tasks: busiest
      .map(({ ts, dur = 0, tdur = 0 }) => ({ atMs: ts / 1000, wallMs: dur / 1000, cpuMs: tdur / 1000 }))
      .sort((a, b) => a.atMs - b.atMs),
    marks: (prefix) =>
      events
        .filter(({ name, ph }) => name.startsWith(prefix) && (ph === "R" || ph === "I"))
        .map(({ ts }) => ts / 1000)
        .sort((a, b) => a - b),
  };
}

const totalOf = (events: readonly TraceEvent[]) => events.reduce((sum, { dur = 0 }) => sum + dur, 0);

export const longest = (tasks: readonly Task[], read: (task: Task) => number): number =>
  tasks.reduce((most, task) => Math.max(most, read(task)), 0);

/** Processor time between one mark and the next. */
export const cpuBetween = ({ tasks }: MainThread, marks: readonly number[]): readonly number[] =>
  marks
    .slice(0, -1)
    .map((from, i) =>
      tasks
        .filter(({ atMs }) => atMs >= from && atMs < marks[i + 1])
        .reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    );
