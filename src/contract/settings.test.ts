import { describe, expect, it } from "vitest";
import { describeSettings, readServerSettings, settingsSchema } from "./settings.ts";

describe("the settings of a server", () => {
  it("are defaults where nothing is set, also where a variable is empty", () => {
    const read = readServerSettings({ PORT: "", HOME: "/root" });
    expect(read).toEqual({
      ok: true,
      warnings: [],
      value: {
        PORT: 3000,
        HOST: "127.0.0.1",
        WILAYAH_DB_CONNECTIONS: 10,
        WILAYAH_DB_WAIT_SECONDS: 10,
        WILAYAH_DB_STATEMENT_SECONDS: 30,
        WILAYAH_DB_IDLE_SECONDS: 60,
        WILAYAH_IMPORT_MEGABYTES: 512,
        WILAYAH_TRUSTED_ORIGINS: [],
        WILAYAH_TRUSTED_PROXIES: [],
        WILAYAH_WEBHOOK_ALLOW_PRIVATE: [],
        WILAYAH_SECRET_PREVIOUS: [],
        WILAYAH_OIDC_LABEL: "Single sign-on",
      },
    });
  });

  it("reads numbers and lists", () => {
    const read = readServerSettings({
      PORT: "8080",
      DATABASE_URL: "postgresql://wilayah:hunter2@db/wilayah",
      WILAYAH_TRUSTED_ORIGINS: "https://crm.example, https://bi.example",
      WILAYAH_TRUSTED_PROXIES: "10.0.0.0/8,::1",
    });
    expect(read).toMatchObject({
      ok: true,
      value: {
        PORT: 8080,
        WILAYAH_TRUSTED_ORIGINS: ["https://crm.example", "https://bi.example"],
        WILAYAH_TRUSTED_PROXIES: ["10.0.0.0/8", "::1"],
      },
    });
  });

  it("takes pictures of a map only with the three places of a tile", () => {
    const tiles = "https://tiles.example/{z}/{x}/{y}.png";
    expect(readServerSettings({ WILAYAH_MAP_TILES: tiles })).toMatchObject({
      ok: true,
      value: { WILAYAH_MAP_TILES: tiles },
    });
    for (const wrong of ["https://tiles.example/{z}/{x}.png", "file:///tiles/{z}/{x}/{y}.png", "tiles"])
      expect(readServerSettings({ WILAYAH_MAP_TILES: wrong })).toMatchObject({
        problems: [{ code: "SET-101", where: { item: "WILAYAH_MAP_TILES" } }],
      });
  });

  it("takes one map to lie under the units, not two", () => {
    const file = { WILAYAH_MAP_FILE: "/srv/map.pmtiles" };
    expect(readServerSettings(file)).toMatchObject({ ok: true, value: file });
    const both = { ...file, WILAYAH_MAP_TILES: "https://tiles.example/{z}/{x}/{y}.png" };
    expect(readServerSettings(both)).toMatchObject({ problems: [{ code: "SET-106" }] });
  });

  it("tells all that is wrong at once, and none of the values", () => {
    const read = readServerSettings({
      PORT: "65536",
      DATABASE_URL: "mysql://wilayah:hunter2@db/wilayah",
      WILAYAH_SECRET: "hunter2",
      WILAYAH_TRUSTED_PROXIES: "hunter2",
    });
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect(read.problems.map(({ code, where }) => [code, where.item])).toEqual([
      ["SET-101", "PORT"],
      ["SET-101", "DATABASE_URL"],
      ["SET-101", "WILAYAH_SECRET"],
      ["SET-101", "WILAYAH_TRUSTED_PROXIES"],
    ]);
    expect(JSON.stringify(read)).not.toContain("hunter2");
  });

  it("take an OpenID provider wholly or not at all, and in the clear only on this host", () => {
    const whole = {
      WILAYAH_BASE_URL: "https://sales.example",
      WILAYAH_OIDC_ISSUER: "https://login.example",
      WILAYAH_OIDC_CLIENT_ID: "wilayah",
      WILAYAH_OIDC_CLIENT_SECRET: "hunter2",
    };
    expect(readServerSettings(whole)).toMatchObject({ ok: true, value: whole });
    expect(readServerSettings({ ...whole, WILAYAH_OIDC_ISSUER: "http://127.0.0.1:9" }).ok).toBe(true);
    const told = (environment: Record<string, string>) => {
      const read = readServerSettings(environment);
      expect(JSON.stringify(read)).not.toContain("hunter2");
      return read.ok ? [] : read.problems.map(({ code, where }) => [code, where.item]);
    };
    expect(told({ WILAYAH_OIDC_CLIENT_SECRET: "hunter2" })).toEqual([
      ["SET-103", "WILAYAH_OIDC_ISSUER"],
      ["SET-103", "WILAYAH_OIDC_CLIENT_ID"],
      ["SET-103", "WILAYAH_BASE_URL"],
    ]);
    for (const issuer of ["http://login.example", "login.example", "ftp://login.example"]) {
      expect(told({ ...whole, WILAYAH_OIDC_ISSUER: issuer })).toEqual([["SET-101", "WILAYAH_OIDC_ISSUER"]]);
    }
  });

  it("warns of a name that nothing reads, and suggests the one meant", () => {
    const read = readServerSettings({ WILAYAH_BASEURL: "https://x.example", WILAYAH_COLOUR: "red" });
    expect(read.warnings.map(({ code, fix }) => [code, fix])).toEqual([
      ["SET-102", "did you mean WILAYAH_BASE_URL?"],
      ["SET-102", "remove it; `wilayah serve --help` lists all"],
    ]);
  });

  it("are all in the printed reference", () => {
    const reference = describeSettings();
    for (const name of Object.keys(settingsSchema.shape))
      expect(reference).toMatch(new RegExp(`^ {2}${name} +\\S`, "m"));
  });
});
