import type { NamedAssignment } from "../../app/ports/rows/assignments.ts";

export const presentAssignment = ({ planId: _, ...assignment }: NamedAssignment) => assignment;
