export interface Team {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  /** Who sees what the team's reps hold. */
  readonly managerMemberId: string | null;
}

export interface TeamRows {
  /** By name and id, from after `after`. */
  list(limit: number, after: { readonly name: string; readonly id: string } | null): Promise<readonly Team[]>;
  find(id: string): Promise<Team | null>;
  create(team: Team): Promise<void>;
  update(id: string, change: Partial<Omit<Team, "id">>): Promise<void>;
  /** One mover of teams per organisation at a time, until the transaction ends: two moves could close a circle. */
  lockHierarchy(): Promise<void>;
  /** Ids of the team and of those above it, nearest first. */
  pathUp(id: string): Promise<readonly string[]>;
}
