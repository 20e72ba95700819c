import type { Language } from "./words.ts";

/** What the engine and the import say in fixed English words, in Indonesian. */
export const ENGINE_WORDS: Readonly<Record<string, string>> = {
  "Lagrangian relaxation of the Hess model (contiguity relaxed)":
    "relaksasi Lagrange atas model Hess (tanpa syarat bersambungan)",
  "branch and bound on the Lagrangian relaxation of the Hess model, contiguity kept":
    "branch and bound atas relaksasi Lagrange model Hess, dengan syarat bersambungan",
  "packing and filling of the largest diameter (contiguity relaxed)":
    "pengemasan dan pengisian menurut diameter terbesar (tanpa syarat bersambungan)",
  "as asked": "sesuai permintaan",
  "tighter balance": "lebih seimbang",
  "tightest balance": "paling seimbang",
  "less travel": "perjalanan lebih sedikit",
  "least travel": "perjalanan paling sedikit",
  "tighter balance, less travel": "lebih seimbang, perjalanan lebih sedikit",
  "even balance": "keseimbangan merata",
  "fewer moves": "perpindahan lebih sedikit",
  "fewest moves": "perpindahan paling sedikit",
  units: "daerah",
  accounts: "akun",
};

/** The text in the page's language; a text that is a user's own stays as it is. */
export function sayEngineWord(text: string, language: Language): string {
  return language === "id" ? (ENGINE_WORDS[text] ?? text) : text;
}
