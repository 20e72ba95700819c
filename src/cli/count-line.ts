import type { Clock } from "../app/ports.ts";
import type { Reporter } from "./reporter.ts";
import type { Terminal } from "./terminal.ts";
import type { Words } from "./words.ts";

/** Between two lines of the same phase. */
const PAUSE_MILLISECONDS = 500;

/** What work on many rows tells of itself: bytes of an upload, else rows; `of` where it is known how many there are. */
interface Count {
  readonly phase: "upload" | "read" | "compare" | "write" | "rows";
  readonly done: number;
  readonly of?: number;
}

export interface CountWriter {
  readonly onProgress: (progress: object) => void;
  /** Clears the line before other text follows. */
  end(): void;
}

/**
 * How far work on many rows is and how fast, on stderr, at most twice a second: JSON lines with --json, one rewritten line
 * on a terminal, silence otherwise.
 */
export function createCountWriter(
  terminal: Terminal,
  clock: Clock,
  { json, words, locale }: Pick<Reporter, "json" | "words" | "locale">,
): CountWriter {
  if (!json && !terminal.errIsTerminal) return { onProgress: () => {}, end: () => {} };
  let phase: Count["phase"] | null = null;
  let begun = 0;
  let lastTold = 0;
  return {
    onProgress: (progress) => {
      // the use cases that are given this writer tell nothing else
      const count = progress as Count;
      const now = clock.nowMilliseconds();
      if (count.phase !== phase) {
        phase = count.phase;
        begun = now;
      } else if (now - lastTold < PAUSE_MILLISECONDS) return;
      lastTold = now;
      const perSecond = now > begun ? Math.round((count.done * 1000) / (now - begun)) : null;
      const line = json
        ? `${JSON.stringify({ type: "progress", ...count, perSecond })}\n`
        : `\r\u001b[K${countText(count, perSecond, { words, locale })}`;
      terminal.err(line);
    },
    end: () => {
      if (!json && phase !== null) terminal.err("\r\u001b[K");
    },
  };
}

function countText(
  { phase, done, of }: Count,
  perSecond: number | null,
  { words, locale }: { readonly words: Words; readonly locale: string },
): string {
  const number = new Intl.NumberFormat(locale);
  const phases: Readonly<Record<Count["phase"], string>> = {
    upload: words.storingFile,
    read: words.readingRows,
    compare: words.comparingRows,
    write: words.writingRows,
    rows: words.writingRows,
  };
  const megabytes = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const inUnit = (count: number) =>
    phase === "upload" ? megabytes.format(count / 1e6) : number.format(count);
  const unit = phase === "upload" ? "MB" : words.rows;
  const amount = of === undefined ? `${inUnit(done)} ${unit}` : `${inUnit(done)} / ${inUnit(of)} ${unit}`;
  // comparing is one statement for all rows: there is no telling how far it is
  const rate = perSecond === null || phase === "compare" ? [] : [`${inUnit(perSecond)} ${unit}/s`];
  return [`${phases[phase]} ${amount}`, ...rate, words.stopping].join(" · ");
}
