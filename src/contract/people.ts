import { z } from "zod";
import { ROLES } from "../core/domain/roles.ts";
import { civilDate } from "./civil-date.ts";
import { figure } from "./figure.ts";
import { instant } from "./instant.ts";
import { NAME_A_FIELD, namesAField } from "./names-a-field.ts";
import { pageFields, pageOf } from "./paging.ts";

const id = z.uuid();
const name = z.string().trim().min(1).max(200);
const email = z.email().max(254);
/** What is typed as a password is only bounded here; what may be chosen, the use case says. */
const password = z.string().min(1).max(512);
const role = z.enum(ROLES).describe("What the member may do; see the rights of each operation.");

const mustFirst = z
  .enum(["change-password", "set-up-second-factor"])
  .nullable()
  .describe("What has to be done in this organisation before anything else is allowed.");

export const signInBody = z.strictObject({ email: z.string().min(1).max(254), password });
export const signInAnswer = z.strictObject({
  state: z
    .enum(["signed-in", "second-factor-required"])
    .describe("second-factor-required: give a code to POST /v1/auth/second-factor within five minutes."),
  organisations: z.array(z.strictObject({ id, memberId: id, role, mustFirst })),
});
export const secondFactorBody = z.union([
  z.strictObject({ code: z.string().regex(/^\d{6}$/, "six digits of the authenticator") }),
  z.strictObject({ recoveryCode: z.string().min(1).max(40) }),
]);

export const signInMethods = z.strictObject({
  password: z.boolean(),
  provider: z
    .strictObject({ label: z.string().describe("What to write on the link to GET /v1/auth/provider.") })
    .nullable()
    .describe("null: there is no identity provider."),
  needsSetUp: z.boolean().describe("Nobody can sign in yet: POST /v1/setup makes the first administrator."),
  demo: z
    .array(z.strictObject({ role, name: z.string(), email: z.string(), password: z.string() }))
    .describe("Logins to choose from where the server runs the demo, else empty."),
});
export const providerQuery = z.strictObject({
  returnTo: z
    .string()
    .max(500)
    // an address of another server must not be hidden in it
    .regex(/^\/(?![/\\])[^\\\s]*$/, "a path on this server, beginning with one slash")
    .default("/")
    .describe("Path on this server to go on with after signing in."),
});
const fromProvider = z.string().max(4000);
export const providerAnswerQuery = z
  .object({
    state: fromProvider.optional(),
    code: fromProvider.optional(),
    iss: fromProvider.optional(),
    error: fromProvider.optional(),
  })
  // providers add fields of their own
  .catchall(fromProvider);

const organisationFields = {
  name,
  timeZone: z
    .string()
    .min(1)
    .max(60)
    .describe("IANA zone, such as Asia/Jakarta: plans take effect on civil dates in it."),
  locale: z.string().min(2).max(35).describe("BCP 47, such as id-ID."),
  currency: z.string().length(3).describe("ISO 4217, such as IDR."),
};
const fiscalYearStartMonth = z
  .int()
  .min(1)
  .max(12)
  .describe("First month of the fiscal year, 1 = January; its quarters are counted from there.");
const secondFactorRoles = z
  .array(z.enum(ROLES))
  .refine((roles) => new Set(roles).size === roles.length, "name each role once")
  .readonly()
  .describe(
    "Members of these roles must have a second factor: without one they can do nothing but set it up. API keys stay good.",
  );
const feastDates = z
  .array(civilDate)
  .max(200)
  .refine((dates) => new Set(dates).size === dates.length, "name each date once")
  .readonly()
  .nullable()
  .describe(
    "Feasts that sales rise before, one date for every year that a forecast reads or foretells; an empty list: forecasts consider none; null: Idulfitri as officially set, 2022 to 2027.",
  );
export const setUpBody = z.strictObject({
  token: z.string().min(1).max(200).describe("Printed once by the server's first start; good for a day."),
  organisation: z.strictObject({
    ...organisationFields,
    fiscalYearStartMonth: fiscalYearStartMonth.optional(),
  }),
  admin: z.strictObject({ name, email, password }),
});
export const setUpAnswer = z.strictObject({ organisationId: id, adminMemberId: id });

export const organisationSchema = z.strictObject({
  id,
  name: z.string(),
  timeZone: z.string(),
  locale: z.string(),
  currency: z.string(),
  secondFactorRoles,
  feastDates,
  fiscalYearStartMonth,
});

export const organisationChangeBody = z
  .strictObject({ ...organisationFields, secondFactorRoles, feastDates, fiscalYearStartMonth })
  .partial()
  .refine(namesAField, NAME_A_FIELD);

export const memberSchema = z.strictObject({
  id,
  name: z.string(),
  email: z.string(),
  role,
  isActive: z.boolean().describe("Deactivated members keep their history and can do nothing."),
  createdAt: instant,
});
export const memberParams = z.strictObject({ memberId: id });
export const memberPage = pageOf(memberSchema);
export const memberQuery = z.strictObject(pageFields);
export const memberBody = z.strictObject({ name, email, role });
export const memberChangeBody = z
  .strictObject({ name: name.optional(), role: role.optional(), isActive: z.boolean().optional() })
  .refine(namesAField, NAME_A_FIELD);
const temporaryPassword = z
  .string()
  .describe("Shown this once; the member can do nothing but change it after signing in.");
export const createdMemberSchema = z.strictObject({ member: memberSchema, temporaryPassword });
export const temporaryPasswordSchema = z.strictObject({ temporaryPassword });

export const selfSchema = z.strictObject({
  member: memberSchema,
  organisation: organisationSchema,
  today: civilDate.describe("Today in the organisation's time zone."),
  scope: z.enum(["full", "read"]),
  via: z.enum(["session", "api-key", "command-line"]),
  hasSecondFactor: z.boolean(),
  mustFirst,
  rights: z
    .record(z.string(), z.enum(["all", "subtree", "own"]))
    .describe("What I may do, as the operations name it, and how far it reaches."),
});
export const sessionSchema = z.strictObject({
  id: z.string(),
  createdAt: instant,
  lastUsedAt: instant.describe("To the minute."),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  isCurrent: z.boolean(),
});
export const sessionList = z.strictObject({ items: z.array(sessionSchema) });
export const sessionParams = z.strictObject({ sessionId: z.string().min(1).max(100) });
export const passwordBody = z.strictObject({
  currentPassword: password,
  newPassword: password.describe("12 to 128 characters of any kind, nothing of what everybody tries first."),
});
export const ownPasswordBody = z.strictObject({ password: password.describe("The own password, again.") });
export const totpStartSchema = z.strictObject({
  uri: z.string().describe("otpauth: URI to show as a QR code."),
  recoveryCodes: z
    .array(z.string())
    .readonly()
    .describe("Each good for one sign-in without the authenticator."),
});
export const totpCodeBody = z.strictObject({ code: z.string().regex(/^\d{6}$/) });

export const teamSchema = z.strictObject({
  id,
  name: z.string(),
  parentId: id.nullable(),
  managerMemberId: id.nullable().describe("Sees what the reps of this team and of those below hold."),
});
export const teamParams = z.strictObject({ teamId: id });
export const teamPage = pageOf(teamSchema);
export const teamQuery = z.strictObject(pageFields);
export const teamBody = z.strictObject({
  name,
  parentId: id.nullable().default(null),
  managerMemberId: id.nullable().default(null),
});
export const teamChangeBody = z
  .strictObject({
    name: name.optional(),
    parentId: id.nullable().optional(),
    managerMemberId: id.nullable().optional(),
  })
  .refine(namesAField, NAME_A_FIELD);

const repFields = {
  code: z.string().trim().min(1).max(60).describe("Of your own, unique."),
  name,
  memberId: id.nullable().describe("The login of the rep, if any."),
  teamId: id.nullable(),
  home: z
    .strictObject({ lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) })
    .nullable()
    .describe("Degrees east and north."),
  hoursPerWeek: figure.positive().max(168),
  fullTimeShare: figure.positive().max(1).describe("1 = full time."),
  startsOn: civilDate.nullable().describe("First day in service."),
  endsOn: civilDate.nullable().describe("First day out of service."),
};
export const repSchema = z.strictObject({ id, version: z.int(), ...repFields });
export const repParams = z.strictObject({ repId: id });
export const repPage = pageOf(repSchema);
export const repQuery = z.strictObject({ ...pageFields, teamId: id.optional() });
export const repBody = z.strictObject({
  code: repFields.code,
  name,
  memberId: repFields.memberId.default(null),
  teamId: repFields.teamId.default(null),
  home: repFields.home.default(null),
  hoursPerWeek: repFields.hoursPerWeek.default(40),
  fullTimeShare: repFields.fullTimeShare.default(1),
  startsOn: repFields.startsOn.default(null),
  endsOn: repFields.endsOn.default(null),
});
export const repChangeBody = z.strictObject(repFields).partial().refine(namesAField, NAME_A_FIELD);

const scope = z.enum(["full", "read"]).describe("read: may change nothing, whatever the member's role.");
export const apiKeySchema = z.strictObject({
  id,
  memberId: id.describe("The key acts as this member."),
  name: z.string(),
  prefix: z.string().describe("First characters, to tell keys apart."),
  scope,
  createdAt: instant,
  expiresAt: instant.nullable(),
  revokedAt: instant.nullable(),
});
export const apiKeyParams = z.strictObject({ apiKeyId: id });
export const apiKeyPage = pageOf(apiKeySchema);
export const apiKeyQuery = z.strictObject(pageFields);
export const apiKeyBody = z.strictObject({
  name,
  scope,
  expiresAt: instant.nullable().describe("null: until it is revoked."),
  password: password.describe("The own password, again."),
});
export const createdApiKeySchema = z.strictObject({
  apiKey: apiKeySchema,
  key: z.string().describe("Shown this once. Send it as Authorization: Bearer."),
});
