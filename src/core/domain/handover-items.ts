import type { VacancyCause } from "./vacancy.ts";

/** A line of the template of a handover's checklist. */
export interface HandoverItem {
  readonly key: string;
  readonly text: { readonly en: string; readonly id: string };
  /** Working days (Monday to Friday) after the first day away by which it is due. */
  readonly dueWorkingDays: number;
  /** In which cases it is asked for. */
  readonly causes: readonly VacancyCause[];
}

const ALWAYS: readonly VacancyCause[] = ["departure", "leave", "ended"];
const FOR_GOOD: readonly VacancyCause[] = ["departure", "ended"];

/** What has to be done when somebody takes over, in its order. The introduction within five working days: methods of turnover. */
export const HANDOVER_ITEMS: readonly HandoverItem[] = [
  {
    key: "accounts-gone-through",
    text: {
      en: "Go through the accounts with who stands in, largest revenue first",
      id: "Tinjau akun bersama penanggung jawab sementara, mulai dari pendapatan terbesar",
    },
    dueWorkingDays: 1,
    causes: ALWAYS,
  },
  {
    key: "opportunities-agreed",
    text: {
      en: "Agree who works each open opportunity until it closes",
      id: "Sepakati siapa yang menggarap setiap peluang terbuka sampai selesai",
    },
    dueWorkingDays: 2,
    causes: ALWAYS,
  },
  {
    key: "activities-moved",
    text: {
      en: "Take over or call off the planned activities",
      id: "Alihkan atau batalkan aktivitas yang sudah direncanakan",
    },
    dueWorkingDays: 2,
    causes: ALWAYS,
  },
  {
    key: "customers-told",
    text: {
      en: "Introduce the new contact to the customers",
      id: "Perkenalkan penanggung jawab baru kepada pelanggan",
    },
    dueWorkingDays: 5,
    causes: ALWAYS,
  },
  {
    key: "promises-noted",
    text: {
      en: "Write down prices agreed, promises made and complaints not settled",
      id: "Catat harga yang disepakati, janji yang dibuat, dan keluhan yang belum selesai",
    },
    dueWorkingDays: 2,
    causes: FOR_GOOD,
  },
  {
    key: "access-taken-back",
    text: {
      en: "Take back devices, samples and access",
      id: "Tarik kembali perangkat, sampel, dan hak akses",
    },
    dueWorkingDays: 0,
    causes: ["departure"],
  },
];
