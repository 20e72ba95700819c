/** A cookie of ours. Over https nobody but this very host can set it: browsers see to that by the prefix. */
export function cookieName(
  baseUrl: string,
  name: string,
): { readonly name: string; readonly isSecure: boolean } {
  const isSecure = new URL(baseUrl).protocol === "https:";
  return { name: `${isSecure ? "__Host-wilayah" : "wilayah"}.${name}`, isSecure };
}
