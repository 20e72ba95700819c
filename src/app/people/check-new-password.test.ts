import { expect, it } from "vitest";
import { checkNewPassword } from "./check-new-password.ts";

const contexts = ["budi.santoso@nusantara.example", "Budi Santoso"];
const isTaken = (password: string) => checkNewPassword(password, contexts, "/password").length === 0;

it.each([
  "correct horse battery staple",
  "kEr8!vbn-2Qxz",
  "ulang tahun kucing kami",
  "密码不应该只有英文字母也可以用汉字",
  `${"x9".repeat(6)}plmwtk`,
  `${"ab cd ef gh ij ".repeat(8)}12345678`,
])("takes %s", (password) => {
  expect(isTaken(password)).toBe(true);
});

it.each([
  ["too short", "kEr8!vbn-2Q"],
  ["too long", "kEr8!vbn-2Qx".repeat(11)],
  ["one character again and again", "zzzzzzzzzzzzzzzz"],
  ["two common words", "passwordmonkey"],
  ["a common word and a year", "Password-2026!!"],
  ["a disguised common word", "p4$$w0rd12345"],
  ["a row of keys", "qwertyuiop12345"],
  ["digits in order", "12345678901234567890"],
  ["the own name", "the cat of santoso sings"],
  ["the own name in disguise", "the cat of s4nt0s0 sings"],
  ["the e-mail's host", "under nusantara skies"],
  ["the product", "my wilayah is quiet"],
])("refuses %s", (_why, password) => {
  expect(isTaken(password)).toBe(false);
});

it("counts characters, not their halves, and makes forms of one character one", () => {
  expect(isTaken("🦜🐢🐙🦉🐝🦊🐳🐌")).toBe(false);
  expect(isTaken("🦜🐢🐙🦉🐝🦊🐳🐌🦔🦦🐧🦩")).toBe(true);
  expect(isTaken("ｐａｓｓｗｏｒｄ１２３４５")).toBe(false);
});
