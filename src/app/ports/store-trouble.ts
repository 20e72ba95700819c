/**
 * Why the store does not do now what it may do later. `unreachable`: it does not answer; `busy`: others hold what is
 * needed, or every connection; `late`: it took longer than a transaction may; `full`: there is no room to write.
 */
export type StoreTrouble = "unreachable" | "busy" | "late" | "full";
