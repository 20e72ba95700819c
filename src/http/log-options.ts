/** Names of fields that never reach the log with their value, wherever they stand. */
const SECRET_NAME = /authorization|cookie|password|passphrase|token|secret|api-?_?key|credential|otp/i;
const REDACTED = "[redacted]";
const MAXIMUM_DEPTH = 6;

/**
 * In texts: passwords of connection strings, bearer tokens, our own keys, values of a query that failed (Drizzle writes
 * them behind it), and e-mail addresses: who it was, the member's id says.
 */
const SECRET_TEXTS: readonly (readonly [RegExp, string])[] = [
  [/\nparams: [\s\S]*?(?=\n {4}at |$)/g, `\nparams: ${REDACTED}`],
  [/([a-z][a-z0-9+.-]*:\/\/[^\s:/@]*:)[^\s@]+@/gi, `$1${REDACTED}@`],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, `$1 ${REDACTED}`],
  [/\b(wly|whsec)_[\w-]+/g, `$1_${REDACTED}`],
  [/[^\s"'<>()[\]/:;,=]+(?:@|%40)[^\s"'<>()[\]/:;,=]+\.[a-z]{2,}/gi, "[e-mail]"],
];

/** A copy of what is to be logged without secrets; errors become type, message and stack. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= MAXIMUM_DEPTH) return "[deeper]";
  if (value instanceof Error) {
    const { name, message, stack, cause } = value;
    return {
      type: name,
      message: redactText(message),
      stack: redactText(stack ?? ""),
      ...(cause === undefined ? {} : { cause: redact(cause, depth + 1) }),
    };
  }
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [
      name,
      SECRET_NAME.test(name) ? REDACTED : redact(child, depth + 1),
    ]),
  );
}

const redactText = (text: string): string =>
  SECRET_TEXTS.reduce((clean, [secret, replacement]) => clean.replaceAll(secret, replacement), text);

/** Structured JSON lines in UTC; the message is always a constant of ours, what varies stands in fields. */
export function logOptions(stream: { write(line: string): void }) {
  return {
    level: "info",
    stream,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (fields: Record<string, unknown>) => redact(fields) as Record<string, unknown>,
    },
    // formatters.log has already turned errors into plain fields
    serializers: { err: (error: unknown) => error as { type: string; message: string; stack: string } },
  };
}
