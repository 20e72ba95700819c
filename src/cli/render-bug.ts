/** What to say when our own code fails: no stack trace unless WILAYAH_DEBUG=1 asks for it. */
export function renderBug(error: unknown, debug: boolean): string {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const lines = [
    `BUG-000 wilayah: ${message}`,
    "  fix: this is a fault in Wilayah, not in your files; please report it with this line, the command and its version",
  ];
  if (debug && error instanceof Error && error.stack) lines.push(error.stack);
  else lines.push("  (WILAYAH_DEBUG=1 shows where it happened)");
  return `${lines.join("\n")}\n`;
}
