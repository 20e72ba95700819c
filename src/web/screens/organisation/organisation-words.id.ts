import type { SameWords } from "../../i18n/define-words.ts";
import type { en } from "./organisation-words.en.ts";

export const id: SameWords<typeof en> = {
  title: "Organisasi",
  lead: "Berlaku bagi semua anggotanya.",
  name: "Nama organisasi",
  timeZone: "Zona waktu",
  timeZoneHelp:
    "Rencana berlaku menurut tanggal di zona ini. Zona baru langsung menentukan tanggal hari ini.",
  currency: "Mata uang",
  locale: "Bahasa dan kawasan",
  fiscalYear: "Awal tahun buku",
  fiscalYearHelp: "Kuartal dan “tahun ini” dihitung mulai bulan ini.",
  feasts: "Hari raya yang didahului kenaikan penjualan",
  feastsHelp:
    "Prakiraan menggeser kenaikan itu mengikuti hari rayanya, yang berpindah-pindah dalam kalender.",
  "feasts.official": "Idulfitri menurut ketetapan pemerintah",
  "feasts.own": "Tanggal sendiri",
  "feasts.none": "Tidak ada",
  "feasts.dates": "Tanggal",
  "feasts.datesHelp":
    "Satu untuk tiap tahun, juga yang lampau: tekan sebuah hari untuk menambah atau menghapusnya.",
  factorRoles: "Peran yang wajib memakai faktor kedua",
  factorRolesHelp: "Anggota tanpa faktor kedua hanya bisa menyiapkannya.",
  audit: "Riwayat perubahan",
  auditLead:
    "Siapa melakukan apa, terbaru lebih dulu. Setiap catatan memuat sidik (hash) catatan sebelumnya, sehingga tidak ada yang bisa diubah atau dihilangkan.",
  at: "Kapan",
  who: "Siapa",
  what: "Apa",
  on: "Pada",
  detail: "Rincian",
  system: "Server",
  noAudit: "Belum ada kejadian",
  noAuditText: "Setiap perubahan muncul di sini.",
};
