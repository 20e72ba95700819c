/** The value of a cookie in a Cookie header, as it came; null where it is not there. */
export function readCookie(header: string | null, name: string): string | null {
  const found = header
    ?.split(";")
    .map((text) => text.trim())
    .find((text) => text.startsWith(`${name}=`));
  return found?.slice(name.length + 1) ?? null;
}
