import { describe, expect, test } from "vitest";
import { sayInIndonesian } from "./indonesian.ts";
import { createTranslator } from "./translate-sentence.ts";

describe("translating a sentence", () => {
  const translate = createTranslator(
    {
      "{n} (unit has|units have) no territory: {*codes}": "{n} unit belum punya wilayah: {*codes}",
      "there is no {*kind} {code}": "tidak ada {*kind} {code}",
      "there is no layer {id}": "lapisan {id} tidak ada",
      "it costs 1.5 (or more)": "harganya 1,5 (atau lebih)",
    },
    { account: "akun", "{items} and {n} more": "{items} dan {n} lagi" },
  );

  test("carries over what was filled in, and translates the words among it", () => {
    expect(translate("there is no account OUT-001")).toBe("tidak ada akun OUT-001");
    expect(translate("there is no zebra OUT-001")).toBe("tidak ada zebra OUT-001");
    expect(translate("12 units have no territory: 31.71, 31.72 and 10 more")).toBe(
      "12 unit belum punya wilayah: 31.71, 31.72 dan 10 lagi",
    );
    expect(translate("1 unit has no territory: 31.71")).toBe("1 unit belum punya wilayah: 31.71");
  });

  test("takes the sentence that says the most itself", () => {
    expect(translate("there is no layer 7")).toBe("lapisan 7 tidak ada");
  });

  test("takes dots and brackets as they are, and nothing by half", () => {
    expect(translate("it costs 1.5 (or more)")).toBe("harganya 1,5 (atau lebih)");
    expect(translate("it costs 125 (or more)")).toBeNull();
    expect(translate("and there is no account 7")).toBeNull();
    expect(translate("account")).toBeNull();
  });

  test("what was filled in may be anything, a pattern for replacing too", () => {
    expect(translate("there is no account $& $1 {kind}\n2")).toBe("tidak ada akun $& $1 {kind}\n2");
  });
});

test.each([
  [
    "the plan is in-review; submit is possible from draft",
    "rencana ini dalam tinjauan; ajukan hanya dari draf",
  ],
  [
    "the plan is active; archive is possible from draft or active",
    "rencana ini aktif; arsipkan hanya dari draf atau aktif",
  ],
  ["possible now: withdraw, approve, reject", "yang dapat dilakukan sekarang: tarik kembali, setujui, tolak"],
  ["206.81 is no longitude: it lies beyond ±180 degrees", "206.81 bukan bujur: melampaui ±180 derajat"],
  ["the role rep may not do plans:edit", "peran tenaga penjual tidak boleh melakukan plans:edit"],
  ["Invalid input: expected string, received undefined", "isian ini wajib diisi"],
  ["Too small: expected string to have >=1 characters", "isian ini tidak boleh kosong"],
  ["A-1 is used by others: leads refer to it", "A-1 dirujuk oleh prospek"],
  [
    "territory A is locked as it is and holds 12 of accounts, above its upper limit 10",
    "wilayah A terkunci apa adanya dan memuat 12 dari accounts, di atas batas atasnya 10",
  ],
])("%s", (english, indonesian) => {
  expect(sayInIndonesian(english)).toBe(indonesian);
});
