import type { SolveProgress } from "../app/ports.ts";
import type { Terminal } from "./terminal.ts";
import type { Words } from "./words.ts";

export interface ProgressWriter {
  write(progress: SolveProgress): void;
  /** Clears the line before other text follows. */
  end(): void;
}

/** Progress on stderr: JSON lines with --json, one rewritten line on a terminal, silence otherwise. */
export function createProgressWriter(
  terminal: Terminal,
  words: Words,
  { json, locale }: { readonly json: boolean; readonly locale: string },
): ProgressWriter {
  if (json) {
    return {
      write: (progress) =>
        terminal.err(
          `${JSON.stringify({ type: "progress", ...progress, violation: finite(progress.violation) })}\n`,
        ),
      end: () => {},
    };
  }
  if (!terminal.errIsTerminal) return { write: () => {}, end: () => {} };
  let shown = false;
  return {
    write: (progress) => {
      shown = true;
      terminal.err(`\r\u001b[K${progressText(progress, words, locale)}`);
    },
    end: () => {
      if (shown) terminal.err("\r\u001b[K");
    },
  };
}

function progressText(progress: SolveProgress, words: Words, locale: string): string {
  const percent = Math.min(100, Math.floor(progress.fractionDone * 100));
  const phases = {
    start: words.starting,
    improve: words.improving,
    polish: words.polishing,
    bound: words.bounding,
  };
  const number = new Intl.NumberFormat(locale, { maximumSignificantDigits: 6 });
  const best =
    progress.bestObjective === null
      ? words.noPlanYet
      : `${words.best} ${number.format(progress.bestObjective)}`;
  return `${String(percent).padStart(3)} % ${phases[progress.phase]} · ${best} · ${progress.startsDone}/${progress.starts}`;
}

/** JSON has no infinity. */
const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
