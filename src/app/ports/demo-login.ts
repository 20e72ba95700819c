import type { Role } from "../../core/domain/roles.ts";

/** A login that the demo made up; its password is no secret to whoever runs the demo. */
export interface DemoLogin {
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}
