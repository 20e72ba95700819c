/** Where the commands write, and what they know of the shell they run in. */
export interface Terminal {
  /** Result. */
  out(text: string): void;
  /** Progress, warnings, errors. */
  err(text: string): void;
  readonly errIsTerminal: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Calls back at Ctrl-C or SIGTERM until released; a second signal ends the process at once. */
  onInterrupt(callback: () => void): () => void;
}
