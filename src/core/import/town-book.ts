/** A town, village or district that addresses name. */
export interface Town {
  readonly name: string;
  /** ISO 3166-1 alpha-2, in capitals. */
  readonly country: string | null;
  /** State or province, and the district below it, as written. */
  readonly admin1: string | null;
  readonly admin2: string | null;
  readonly postalCode: string | null;
  readonly lon: number;
  readonly lat: number;
  /** 0: not known. */
  readonly population: number;
}

/** What an address says of a town. Country: two letters or a name in English or Indonesian. */
export interface TownQuery {
  readonly name: string;
  readonly country: string | null;
  readonly admin1: string | null;
  readonly admin2: string | null;
  readonly postalCode: string | null;
}

export type TownFinding =
  /** `others`: towns of the same name that it dwarfs. */
  | { readonly kind: "found"; readonly town: Town; readonly others: readonly Town[] }
  | { readonly kind: "ambiguous"; readonly candidates: readonly Town[] }
  | { readonly kind: "unknown" };

export interface TownBook {
  find(query: TownQuery): TownFinding;
}

/** A town of this many times the inhabitants of every namesake is the one that is meant. */
const DWARFS = 20;
/** Namesakes nearer than this (degrees, about 10 km) are one town listed twice: as town and as district. */
const SAME_TOWN_DEGREES = 0.1;

/**
 * Finds towns by name: exactly, without regard to case, accents, punctuation and words such as "kota". Country, state,
 * district and postal code narrow the choice where the address and the list both have them. Several that remain are
 * told, never guessed, unless one dwarfs the rest. `preferred` towns are looked at first, the others where none of these
 * bears the name. Building O(towns); a look-up costs the namesakes.
 */
export function createTownBook(preferred: readonly Town[], others: readonly Town[]): TownBook {
  const books = [preferred, others].map(indexByName);
  return {
    find: (query) => {
      const country = query.country === null ? null : countryCode(query.country);
      for (const book of books) {
        const namesakes = book.get(comparable(query.name)) ?? [];
        const inCountry = namesakes.filter(
          (town) => country === null || town.country === null || town.country === country,
        );
        const found = choose(narrow(inCountry, query));
        if (found.kind !== "unknown") return found;
      }
      return { kind: "unknown" };
    },
  };
}

function indexByName(towns: readonly Town[]): ReadonlyMap<string, readonly Town[]> {
  const byName = new Map<string, Town[]>();
  for (const town of towns) {
    const name = comparable(town.name);
    const known = byName.get(name);
    if (known) known.push(town);
    else byName.set(name, [town]);
  }
  return byName;
}

/** Each part of the address leaves the namesakes that bear it, or else those of which it is not known. */
function narrow(namesakes: readonly Town[], query: TownQuery): readonly Town[] {
  let left = namesakes;
  for (const part of ["postalCode", "admin1", "admin2"] as const) {
    const wanted = query[part];
    if (wanted === null) continue;
    const matching = left.filter((town) => {
      const borne = town[part];
      return borne !== null && partOf(part, borne) === partOf(part, wanted);
    });
    left = matching.length > 0 ? matching : left.filter((town) => town[part] === null);
  }
  return left;
}

const partOf = (part: "postalCode" | "admin1" | "admin2", text: string): string =>
  part === "admin1" ? (US_STATES.get(comparable(text)) ?? comparable(text)) : comparable(text);

function choose(candidates: readonly Town[]): TownFinding {
  if (candidates.length === 0) return { kind: "unknown" };
  const ranked = [...candidates].sort((a, b) => b.population - a.population);
  const [first, ...rest] = ranked;
  const elsewhere = rest.filter(
    ({ lon, lat }) => Math.max(Math.abs(lon - first.lon), Math.abs(lat - first.lat)) > SAME_TOWN_DEGREES,
  );
  if (elsewhere.length === 0) return { kind: "found", town: first, others: [] };
  const dwarfs =
    first.population > 0 && first.population >= DWARFS * Math.max(1_000, elsewhere[0].population);
  return dwarfs
    ? { kind: "found", town: first, others: elsewhere }
    : { kind: "ambiguous", candidates: ranked };
}

/** Words before a name that addresses write or leave out. */
const COMMON_WORDS =
  /^(kota|kabupaten|kab|kecamatan|kec|kelurahan|kel|desa|city of|town of|municipio de|cidade de)\s+/;

const comparable = (text: string): string => {
  const plain = text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^(st|ste)\s/, "saint ");
  return plain.replace(COMMON_WORDS, "") || plain;
};

/** Two letters of a country that is given by them or by its name; else the text itself, which no town bears. */
export function countryCode(text: string): string {
  const trimmed = text.trim();
  if (/^[a-z]{2}$/i.test(trimmed)) return trimmed.toUpperCase();
  countryNames ??= readCountryNames();
  return countryNames.get(comparable(trimmed)) ?? trimmed;
}

let countryNames: ReadonlyMap<string, string> | undefined;

function readCountryNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>([
    ["usa", "US"],
    ["u s a", "US"],
    ["united states of america", "US"],
    ["uk", "GB"],
    ["great britain", "GB"],
    ["england", "GB"],
    ["viet nam", "VN"],
  ]);
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
  for (const language of ["en", "id"]) {
    const display = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
    for (const first of letters) {
      for (const second of letters) {
        const name = display.of(first + second);
        if (name !== undefined) names.set(comparable(name), first + second);
      }
    }
  }
  return names;
}

/** Postal abbreviations of the United States, by which town lists know their states. */
const US_STATES: ReadonlyMap<string, string> = new Map(
  "alabama al,alaska ak,arizona az,arkansas ar,california ca,colorado co,connecticut ct,delaware de,district of columbia dc,florida fl,georgia ga,hawaii hi,idaho id,illinois il,indiana in,iowa ia,kansas ks,kentucky ky,louisiana la,maine me,maryland md,massachusetts ma,michigan mi,minnesota mn,mississippi ms,missouri mo,montana mt,nebraska ne,nevada nv,new hampshire nh,new jersey nj,new mexico nm,new york ny,north carolina nc,north dakota nd,ohio oh,oklahoma ok,oregon or,pennsylvania pa,rhode island ri,south carolina sc,south dakota sd,tennessee tn,texas tx,utah ut,vermont vt,virginia va,washington wa,west virginia wv,wisconsin wi,wyoming wy"
    .split(",")
    .map((state) => [state.slice(0, -3), state.slice(-2)]),
);
