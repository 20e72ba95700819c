import { seededRandom } from "../../src/core/search/random.ts";
import { NAMED } from "./add-named.ts";

const ROWS_PER_PIECE = 5_000;

/** A CSV of sales, seeded, in pieces: it is never whole in memory. */
export async function* salesFile(rows: number, seed: number): AsyncGenerator<Uint8Array> {
  const random = seededRandom(seed);
  const pick = (prefix: string, count: number) =>
    `${prefix}${String(Math.floor(random.next() * count)).padStart(5, "0")}`;
  yield Buffer.from("invoice line,account code,product code,rep code,order date,quantity,net amount,cost\n");
  for (let start = 0; start < rows; start += ROWS_PER_PIECE) {
    const lines: string[] = [];
    for (let row = start; row < Math.min(rows, start + ROWS_PER_PIECE); row++) {
      const day = new Date(Date.UTC(2024, 0, 1 + Math.floor(random.next() * 700))).toISOString().slice(0, 10);
      const quantity = 1 + Math.floor(random.next() * 48);
      const amount = quantity * (5_000 + Math.floor(random.next() * 90_000));
      const names = [pick("A", NAMED.accounts), pick("P", NAMED.products), pick("R", NAMED.reps)];
      lines.push(
        [
          `INV-${String(row).padStart(8, "0")}`,
          ...names,
          day,
          quantity,
          amount,
          Math.round(amount * 0.8),
        ].join(","),
      );
    }
    yield Buffer.from(`${lines.join("\n")}\n`);
  }
}
