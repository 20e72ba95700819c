import type { Role } from "../../../core/domain/roles.ts";

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly isActive: boolean;
  readonly createdAt: Date;
}

export interface NewMember {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  /** Lower case. */
  readonly email: string;
  readonly passwordHash: string;
  /** To be changed at the first sign-in. */
  readonly isPasswordTemporary: boolean;
  readonly role: Role;
}

export interface MemberUser {
  readonly userId: string;
  readonly hasTotp: boolean;
}

export interface MemberRows {
  /** By name and id, from after `after`. */
  list(
    limit: number,
    after: { readonly name: string; readonly id: string } | null,
  ): Promise<readonly Member[]>;
  find(id: string): Promise<Member | null>;
  /** The login behind a member that the actor sees. */
  findUser(id: string): Promise<MemberUser | null>;
  /** Creates the login too. An e-mail address that has one already breaks a constraint (APP-409). */
  create(member: NewMember): Promise<void>;
  update(
    id: string,
    change: { readonly name?: string; readonly role?: Role; readonly isActive?: boolean },
  ): Promise<void>;
  /** Ids of the active admins, locked until the transaction ends. */
  lockActiveAdmins(): Promise<readonly string[]>;
  /** Ends every session of the member's login. */
  endSessions(id: string): Promise<void>;
  /** Whether the member's login belongs to another organisation too, whose admins have a say in it. */
  isSharedLogin(id: string): Promise<boolean>;
  /** To be changed at the next sign-in. */
  setTemporaryPassword(id: string, passwordHash: string): Promise<void>;
  /** Forgets the authenticator and the recovery codes of the member's login. */
  removeSecondFactor(id: string): Promise<void>;
}
