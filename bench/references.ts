import { EARTH_RADIUS_KM } from "../src/core/geo/distance.ts";
import type { KnownValue } from "./suite.ts";

/** Values were computed on a sphere of 6371 km; ours has the IUGG mean radius (2.8 millionths more km²). */
const TO_OUR_SPHERE = (EARTH_RADIUS_KM / 6371) ** 2;

const RESCORED =
  "published optimal plan (Validi, Buchanan & Lykhovyd 2022) re-scored with best unit as centre";
const PAPER = "Validi, Buchanan & Lykhovyd 2022, the paper's own distances (± 0.4 %)";

const rescored = (value: number): KnownValue => ({ value: value * TO_OUR_SPHERE, source: RESCORED });
const published = (value: number, lowerBound?: number): KnownValue => ({
  value,
  source: PAPER,
  isApproximate: true,
  ...(lowerBound === undefined ? {} : { lowerBound }),
});

/** Σ population × km² ÷ 10⁶ of state tract plans, by state. */
export const TRACT_VALUES: ReadonlyMap<string, KnownValue> = new Map([
  ["WV", rescored(11828.15)],
  ["UT", rescored(22093.38)],
  ["AR", rescored(15561.92)],
  ["IA", rescored(18146.6)],
  ["OK", rescored(19149.82)],
  ["NE", rescored(21898.89)],
  ["ID", rescored(53764.14)],
  ["ME", rescored(7734.49)],
  ["RI", rescored(228.6)],
  ["NV", rescored(12491.78)],
  ["KS", published(22786.69)],
  ["KY", published(14835.16)],
  ["MS", published(16305.45)],
  ["NH", published(2688.28)],
  ["NM", published(31603.15)],
  ["OR", published(26749.74)],
  ["AZ", published(30220.39)],
  ["CO", published(19918.36, 19715.23)],
  ["MO", published(21222.79, 18830)],
  ["TN", published(13092.08, 10786)],
  ["MN", published(24221.7)],
  ["MD", published(5084.44)],
  ["WI", published(16312.72)],
  ["IN", published(11081.72)],
  ["GA", published(15955.65, 15836.59)],
  ["IL", published(16091.05, 15815.07)],
  ["OH", published(11911.64, 11520.54)],
  ["PA", published(11806.0, 11424.45)],
  ["NC", published(14680.02, 14416.66)],
  ["VA", published(13815.25, 12836.67)],
  ["WA", published(12609.09, 12376.66)],
  ["AL", published(13510.26, 13058.24)],
]);

const CPMP_SOURCE = "best known (albuquef/benchmark_cpmp; Gnägi & Baumann 2021 level)";

/** Σ distance to the median, by file name. Solution files of rl1304_050, rl1304_100 and u724_010 that break capacities are left out. */
export const CPMP_VALUES: ReadonlyMap<string, KnownValue> = new Map(
  Object.entries({
    SJC1: 17288.99,
    SJC2: 33270.94,
    SJC3a: 45335.16,
    SJC3b: 40635.9,
    SJC4a: 61925.51,
    SJC4b: 52458.02,
    u724_010: 181782.96,
    u724_030: 95034.01,
    u724_075: 54735.05,
    u724_125: 38976.76,
    u724_200: 28079.97,
    ali535_025: 3695.15,
    ali535_050: 2460.93,
    ali535_100: 1437.62,
    ali535_150: 1032.28,
    rl1304_010: 2146252.17,
    rl1304_050: 802283.41,
    rl1304_100: 498090.74,
    rl1304_200: 276977.6,
    rl1304_300: 191224.85,
    pr2392_020: 2231212.52,
    pr2392_075: 1091982.77,
    pr2392_150: 711111.25,
    pr2392_300: 458145.29,
    pr2392_500: 316042.97,
    fnl4461_0020: 1283536.73,
    fnl4461_0100: 548909.01,
    fnl4461_0250: 335888.87,
    fnl4461_0500: 224662.49,
    fnl4461_1000: 145862.38,
    p3038_600: 122710.58,
    p3038_700: 109670.52,
    p3038_800: 100060.05,
    p3038_900: 92309.52,
    p3038_1000: 85854.05,
  }).map(([name, value]) => [name, { value, source: CPMP_SOURCE }]),
);

const COMMERCIAL_SOURCE = "best of 10 × 30 min (Gliesch, Ritt & Moreira 2018, results/full.dat)";

/** Largest diameter by `n-p-seed`, tolerance 5 % on all three activities, uniform activities. */
export const COMMERCIAL_VALUES: ReadonlyMap<string, KnownValue> = new Map(
  Object.entries({
    "n1000-p5": { s2292: 612.8642, s33335: 610.6529, s54458: 607.5036, s59721: 610.6518 },
    "n1000-p10": { s8083: 404.8553, s8165: 402.4459, s20090: 405.7915, s21163: 402.351 },
    "n1000-p16": { s801: 335.2467, s3985: 319.3664, s51680: 313.7231, s61071: 335.9552 },
    "n2500-p12": { s12455: 374.2157, s21271: 372.0313, s48959: 375.902, s57389: 376.3724 },
    "n2500-p25": { s15827: 256.9923, s25485: 252.863, s36465: 253.633, s42468: 255.4962 },
    "n2500-p40": { s25162: 238.8737, s32424: 206.3549, s37470: 215.0723, s43853: 204.8912 },
    "n5000-p25": { s17706: 255.9489, s33654: 258.0864, s39997: 252.2405, s52517: 254.5798 },
    "n5000-p50": { s5359: 185.2661, s13975: 184.9398, s23709: 187.1793, s49035: 185.3663 },
    "n5000-p80": { s23438: 169.3778, s24612: 165.6204, s37325: 159.5775, s55111: 162.2892 },
    "n10000-p50": { s2196: 184.2192, s4699: 186.4843, s13697: 190.004, s16765: 191.0386 },
    "n10000-p100": { s11912: 138.2705, s41105: 141.4144, s46796: 141.057, s62397: 135.2994 },
    "n10000-p160": { s1986: 154.4565, s7151: 127.1252, s7725: 133.0838, s41175: 155.2218 },
  }).flatMap(([size, bySeed]) =>
    Object.entries(bySeed).map(([seed, value]): [string, KnownValue] => [
      `${size}-${seed}`,
      { value, source: COMMERCIAL_SOURCE },
    ]),
  ),
);
