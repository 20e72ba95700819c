/** Longest DeveloperName and MasterLabel. */
export const NAME_LENGTH = 80;

/**
 * The DeveloperName of a code: letters, digits and single underscores, beginning with a letter and ending with no
 * underscore. Accents fall away, anything else becomes an underscore, and a code that begins with a digit gets a `T_`
 * before it. The same code always gives the same name; two codes may give one. Null where nothing is left.
 */
export function developerName(code: string): string | null {
  const name = code
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  if (name === "") return null;
  return /^[0-9]/.test(name) ? `T_${name}` : name;
}
