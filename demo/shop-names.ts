import type { Random } from "../src/core/search/random.ts";

/** Kinds of outlet, from the most frequent to the rarest, with their share. */
const CHANNELS: readonly (readonly [channel: string, word: string, share: number])[] = [
  ["warung", "Warung", 0.5],
  ["toko", "Toko", 0.3],
  ["minimarket", "Minimarket", 0.14],
  ["grosir", "Grosir", 0.06],
];

/** Syllables without meaning: the names are invented and name no shop or person. */
const SYLLABLES = ["ba", "ki", "lo", "mu", "ne", "ra", "si", "ta", "vu", "ze", "do", "pi"];

export interface ShopName {
  readonly channel: string;
  readonly name: string;
}

/** An invented outlet; `rank` from 0 (smallest revenue) to 1 decides the kind, the number keeps names apart. */
export function inventShopName(random: Random, rank: number, number: number): ShopName {
  let share = 0;
  const kind = CHANNELS.find(([, , part]) => {
    share += part;
    return rank < share;
  });
  const [channel, word] = kind ?? CHANNELS[CHANNELS.length - 1];
  const syllables = Array.from({ length: 3 }, () => SYLLABLES[random.below(SYLLABLES.length)]).join("");
  return { channel, name: `${word} ${syllables.charAt(0).toUpperCase()}${syllables.slice(1)} ${number}` };
}
