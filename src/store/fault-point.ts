/** A step's name and the pass of it at which the process is to die, as the environment says. */
interface Fault {
  readonly name: string;
  readonly pass: number;
}

/** In place of a point: every name is told on stderr, so that a test can list the points of a run. */
const TRACE = "trace";

const asked = process.env.FAULT_AT;
const isTraced = asked === TRACE;
const fault = asked === undefined || isTraced ? null : readFault(asked);
let passes = 0;

/** Whether this process is part of a fault test. */
export const hasFaultPoints = asked !== undefined;

/**
 * Kills this process as `kill -9` would, at the n-th pass of the point that `FAULT_AT=<name>:<n>` names. Does nothing
 * where that is not set: it is for fault tests only, and stands beside commits, never in a loop that computes.
 */
export function faultPoint(name: string): void {
  if (isTraced) process.stderr.write(`fault point ${name}\n`);
  if (fault === null || fault.name !== name) return;
  passes++;
  if (passes === fault.pass) process.kill(process.pid, "SIGKILL");
}

function readFault(text: string): Fault {
  const [, name, pass] = /^(.+):([1-9]\d*)$/.exec(text) ?? [];
  if (name === undefined) throw new RangeError(`FAULT_AT is "${text}", expected <name>:<n> or ${TRACE}`);
  return { name, pass: Number(pass) };
}
