const DISGUISES: Readonly<Record<string, string>> = {
  "@": "a",
  "4": "a",
  "3": "e",
  "1": "i",
  "!": "i",
  "0": "o",
  $: "s",
  "5": "s",
  "7": "t",
};

/** Lower case with the usual replacements undone: p4$$w0rd → password. Fragments are kept in the same form. */
export const undisguise = (text: string): string =>
  [...text.toLowerCase()].map((character) => DISGUISES[character] ?? character).join("");
