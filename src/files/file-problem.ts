import type { Problem } from "../core/domain/problem.ts";

/** The words a user needs for the commonest reasons why the system refuses a file. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  EEXIST: "a file of that name is in the way",
  EISDIR: "it is a folder, not a file",
  ENOTDIR: "a part of the path is a file, not a folder",
  EACCES: "access is denied",
  EPERM: "access is denied",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "its symbolic links go round in a circle",
  EMFILE: "too many files are open",
};

/** Why the system refused, in words; unknown reasons keep the system's own code. */
export function describeSystemError(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
  return REASONS[code] ?? code;
}

/** The problem of an input file that cannot be read (IMP-201). */
export function unreadableFile(file: string, error: unknown): Problem {
  return {
    code: "IMP-201",
    where: { file },
    cause: `the file cannot be read: ${describeSystemError(error)}`,
    fix: "check the path and the permissions",
  };
}
