import type { Field, RowReport, TabularKind, Value } from "./field.ts";

const FIELDS: readonly Field[] = [
  {
    key: "code",
    type: { type: "code", maximum: 200 },
    required: true,
    names: [
      "code",
      "rep id",
      "rep code",
      "employee key",
      "employee id",
      "sales agent",
      "rep",
      "sales rep id",
      "sr id",
      "resource party number",
      "id",
      "kode",
      "kode sales",
      "id sales",
    ],
    meaning: "the key of your own by which the rep is known",
  },
  {
    key: "name",
    type: { type: "text", maximum: 200 },
    required: true,
    names: [
      "name",
      "rep name",
      "salesperson",
      "full name",
      "sales agent",
      "employee name",
      "nama",
      "nama sales",
      "last name",
    ],
    meaning: "the rep's name",
  },
  {
    key: "team",
    type: { type: "reference", to: "team" },
    names: ["team", "team name", "regional office", "tim"],
    meaning: "name of the team",
  },
  {
    key: "homeLon",
    type: { type: "longitude" },
    names: ["home lon", "home longitude", "home lng", "rumah bujur"],
    meaning: "degrees east of the home",
  },
  {
    key: "homeLat",
    type: { type: "latitude" },
    names: ["home lat", "home latitude", "rumah lintang"],
    meaning: "degrees north of the home",
  },
  {
    key: "hoursPerWeek",
    type: { type: "number", minimum: 0, maximum: 168 },
    names: ["hours per week", "weekly hours", "jam per minggu"],
    meaning: "working hours of a week at full time",
  },
  {
    key: "fullTimeShare",
    type: { type: "number", minimum: 0, maximum: 1 },
    names: ["full time share", "fte", "porsi waktu penuh"],
    meaning: "1 = full time",
  },
  {
    key: "startsOn",
    type: { type: "date" },
    names: ["starts on", "start", "start date", "hire date", "tanggal masuk", "hari pertama"],
    meaning: "first day in service",
  },
  {
    key: "endsOn",
    type: { type: "date" },
    names: ["ends on", "end", "end date", "termination date", "tanggal keluar", "tanggal berakhir"],
    meaning: "first day out of service",
  },
];

/** Who sells. */
export const REPS: TabularKind = {
  kind: "reps",
  fields: FIELDS,
  checkRow: (values, report) => {
    pair(values, report);
    const { startsOn, endsOn } = values;
    if (typeof startsOn === "string" && typeof endsOn === "string" && endsOn <= startsOn) {
      const cause = `${endsOn} is not after ${startsOn}`;
      report({
        severity: "problem",
        code: "IMP-313",
        field: "endsOn",
        value: endsOn,
        cause,
        fix: "give the first day out of service",
      });
    }
  },
};

function pair(values: Record<string, Value>, report: RowReport): void {
  const [lon, lat] = [values.homeLon ?? null, values.homeLat ?? null];
  if (lon === null && lat === null) {
    delete values.homeLon;
    delete values.homeLat;
  } else if (lon === null || lat === null) {
    const field = lon === null ? "homeLon" : "homeLat";
    const cause = "one of longitude and latitude is missing";
    report({ severity: "problem", code: "IMP-307", field, cause, fix: "give both, or neither" });
  }
}
