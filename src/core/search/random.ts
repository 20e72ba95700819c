/** A seeded source of randomness. Never seed it from the clock inside core. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform integer in [0, bound). */
  below(bound: number): number;
}

/** sfc32 (Doty-Humphrey, PractRand): 128 bits of state, small and fast, passes BigCrush. */
export function seededRandom(seed: number, stream = 0): Random {
  let a = seed | 0;
  let b = stream | 0;
  let c = 0x9e3779b9 | 0;
  let counter = 1;
  const nextUint32 = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  // the first outputs still mirror the seed
  for (let i = 0; i < 15; i++) nextUint32();
  return {
    next: () => nextUint32() / 4294967296,
    below: (bound) => Math.floor((nextUint32() / 4294967296) * bound),
  };
}
