import type { Sentences } from "./translate-sentence.ts";

/** What people, their absences, the organisation, goals and the business answer. */
export const peopleSentences: Sentences = {
  // signing in
  "the token is wrong, used or expired, or the set-up is done":
    "token ini salah, sudah dipakai, atau kedaluwarsa, atau penyiapan sudah selesai",
  "sign in; where nobody can yet, start the server again: it prints a new token":
    "masuk; bila belum ada yang dapat masuk, mulai ulang server: token baru akan dicetak",
  "the e-mail address or the password is not right": "surel atau kata sandinya salah",
  "check both": "periksa keduanya",
  "the password is not right": "kata sandinya salah",
  "type it again": "ketik lagi",
  "the code is not right, or no second factor was begun": "kodenya salah, atau faktor kedua belum dimulai",
  "give the next code": "masukkan kode berikutnya",
  "the code is not right or was used before, or the sign-in was begun too long ago":
    "kodenya salah atau sudah dipakai, atau proses masuk sudah terlalu lama",
  "wait for the next code; after five wrong ones sign in anew":
    "tunggu kode berikutnya; setelah lima kali salah, masuk lagi dari awal",
  "a password has {minimum} to {maximum} characters, this one has {n}":
    "kata sandi harus {minimum} sampai {maximum} karakter, yang ini {n}",
  "several words in a row are easy to keep in mind": "beberapa kata berurutan mudah diingat",
  'the password contains "{word}", which is a part of a name, the e-mail address or the product':
    'kata sandi memuat "{word}", bagian dari nama, surel, atau produk ini',
  "the password is made of what everybody tries first":
    "kata sandi ini termasuk yang paling dahulu ditebak orang",
  "add words that nobody would expect there": "tambahkan kata yang tidak terduga",
  "the new password is the one that is to be changed": "kata sandi baru sama dengan yang lama",
  "choose another one": "pilih yang lain",
  // people
  "this is the last active admin; without one nobody could manage people":
    "ini administrator aktif terakhir; tanpanya tidak ada yang dapat mengelola orang",
  "make somebody else an admin first": "jadikan orang lain administrator dahulu",
  "the login belongs to another organisation too": "akun masuk ini juga milik organisasi lain",
  "the member has to change the password": "anggota itu sendiri yang harus mengganti kata sandinya",
  "this is your own second factor": "ini faktor kedua Anda sendiri",
  "switch it off: POST /v1/self/totp/disable": "matikan di halaman akun Anda",
  "the member has no second factor": "anggota ini tidak memakai faktor kedua",
  "nothing needs to be done": "tidak perlu apa-apa",
  "the member has to use a recovery code": "anggota itu harus memakai kode pemulihan",
  "a second factor is on already": "faktor kedua sudah dipasang",
  "switch it off first to use another device": "matikan dahulu untuk memakai perangkat lain",
  "your organisation requires a second factor of your role":
    "organisasi Anda mewajibkan faktor kedua untuk peran Anda",
  "an admin can reset it where the device is lost; with another device it is set up anew then":
    "administrator dapat mengatur ulang bila perangkatnya hilang; lalu pasang lagi dengan perangkat lain",
  "a key cannot have expired before it is made": "kunci tidak boleh kedaluwarsa sebelum dibuat",
  "give a later time or null": "pilih waktu setelahnya, atau tanpa batas",
  "it was not created": "gagal dibuat",
  "try again": "coba lagi",
  'there is no time zone "{zone}"': 'tidak ada zona waktu "{zone}"',
  "give an IANA zone, such as Asia/Jakarta": "pilih zona IANA, misalnya Asia/Jakarta",
  '"{locale}" is not a language tag': '"{locale}" bukan penanda bahasa',
  "give a BCP 47 tag, such as id-ID": "isi penanda BCP 47, misalnya id-ID",
  '"{currency}" is not a currency code': '"{currency}" bukan kode mata uang',
  "give three letters of ISO 4217, such as IDR": "isi tiga huruf ISO 4217, misalnya IDR",
  "name each date once": "tulis tiap tanggal sekali saja",
  "name each role once": "sebutkan tiap peran sekali saja",
  "name at least one field to change": "ubah sedikitnya satu isian",
  "six digits of the authenticator": "enam angka dari aplikasi autentikator",
  "there is no member {id}": "tidak ada anggota {id}",
  "use an id of the list of members": "pilih dari daftar anggota",
  "there is no team {id}": "tidak ada tim {id}",
  "use an id of the list of teams": "pilih dari daftar tim",
  "the team would stand below itself": "tim ini akan berada di bawah dirinya sendiri",
  "choose a team that is not below this one": "pilih tim yang tidak berada di bawahnya",
  "{name} is no active manager": "{name} bukan manajer aktif",
  "choose an active member of the role manager": "pilih anggota aktif yang berperan manajer",
  // absences
  "{rep} is out of service from {date} on": "{rep} tidak bertugas mulai {date}",
  "there is no leave to take": "tidak ada cuti yang dapat diambil",
  "{rep} is on leave from {from} to {to}": "{rep} cuti dari {from} sampai {to}",
  "change that leave, or choose other dates": "ubah cuti itu, atau pilih tanggal lain",
  "{date} is more than a year ago": "{date} sudah lebih dari setahun lalu",
  "give a day of the last year": "pilih tanggal dalam setahun terakhir",
  "give the first day back": "isi hari pertama kembali bekerja",
  "{date} is over": "{date} sudah lewat",
  "give the first day back, today or later": "isi hari pertama kembali bekerja, hari ini atau setelahnya",
  "nobody stands in for themselves": "tidak ada yang menggantikan dirinya sendiri",
  "name another rep": "pilih tenaga penjual lain",
  "it is no leave: cause {cause}": "ini bukan cuti",
  "take endsOn from the rep, or choose a successor":
    "kosongkan hari terakhir tenaga penjual itu, atau pilih pengganti",
  "the leave began on {date}": "cuti ini mulai {date}",
  "change the first day back only": "ubah hari pertama kembali bekerja saja",
  "it follows the rep's last day, and has no day of return":
    "ini mengikuti hari terakhir tenaga penjual itu, tanpa hari kembali",
  "change endsOn of the rep": "ubah hari terakhir tenaga penjual itu",
  "there is a leave from {from} to {to}": "sudah ada cuti dari {from} sampai {to}",
  "choose other dates": "pilih tanggal lain",
  "the rep comes back on {date}": "tenaga penjual itu kembali {date}",
  "choose who stands in, or assign another rep in the plan":
    "pilih penanggung jawab sementara, atau tugaskan tenaga penjual lain dalam rencana",
  "nobody stands in for territory {code} on {date} or later":
    "tidak ada penanggung jawab sementara untuk wilayah {code} pada {date} atau setelahnya",
  "it has an owner; change that in the plan": "wilayah ini punya penanggung jawab; ubah dalam rencana",
  "{rep} is on leave until {date}": "{rep} cuti sampai {date}",
  "choose a rep who is not": "pilih tenaga penjual yang tidak cuti",
  "it has not begun": "belum dimulai",
  "call the leave off, or change the rep's last day":
    "batalkan cutinya, atau ubah hari terakhir tenaga penjual itu",
  "change the day of return, or call it off": "ubah hari kembalinya, atau batalkan",
  "no owner is chosen for {codes}": "belum ada penanggung jawab untuk {codes}",
  "choose a successor, or activate a plan without it":
    "pilih pengganti, atau aktifkan rencana tanpa wilayah itu",
  "not done: {texts}": "belum selesai: {texts}",
  "do it, or say why it need not be done": "kerjakan, atau sebutkan mengapa tidak perlu",
  "nobody within your reach can stand in": "dalam jangkauan Anda tidak ada yang dapat menggantikan",
  "name a deputy who is at work, or ask sales operations to do it":
    "pilih pengganti yang bertugas, atau minta kepada operasional penjualan",
  "what is over stays as it was": "yang sudah selesai tetap seperti adanya",
  "it begins on {date}": "baru dimulai {date}",
  "name a deputy; who stands in is chosen on the day":
    "pilih calon pengganti; penanggung jawab sementara dipilih pada harinya",
  "a line is done or waived, not both": "sebuah butir selesai atau ditiadakan, tidak keduanya",
  "take one of the two back": "batalkan salah satunya",
  "the checklist is worked while the case is open": "daftar periksa dikerjakan selama serah terima terbuka",
  // goals, SWOT, activities, pipeline
  "a quantitative goal has one": "tujuan kuantitatif memerlukannya",
  "name it, or set a qualitative goal": "isi, atau buat tujuan kualitatif",
  "a qualitative goal has one": "tujuan kualitatif memerlukannya",
  "say what is judged and how": "sebutkan apa yang dinilai dan bagaimana",
  "a {*kind} goal has none": "tujuan {*kind} tidak memakainya",
  "goals of the whole organisation are set by sales operations":
    "tujuan seluruh organisasi ditetapkan operasional penjualan",
  "name a team, rep, territory or account of yours": "pilih tim, tenaga penjual, wilayah, atau akun Anda",
  "the item shows nowhere: it names no key figure and no account":
    "butir ini tidak terlihat di mana pun: metrik dan akunnya tidak disebut",
  'there is no key figure "{metric}"': 'tidak ada metrik "{metric}"',
  "name one of GET /v1/kpis": "pilih dari daftar metrik",
  "there is no action": "belum ada tindakan",
  "an action has an owner and a date": "tindakan punya penanggung jawab dan tanggal",
  "name action, ownerMemberId and dueOn together, or none":
    "isi tindakan, penanggung jawab, dan tanggalnya bersama, atau kosongkan semuanya",
  "name the action, or leave it out": "sebutkan tindakannya, atau kosongkan",
  "{date} is still to come": "{date} belum tiba",
  "give today or an earlier date": "isi hari ini atau tanggal sebelumnya",
  "items of the whole organisation are written by sales operations":
    "butir seluruh organisasi ditulis operasional penjualan",
  "name a team, territory or account of yours": "pilih tim, wilayah, atau akun Anda",
  "it is {*state}, not done": "statusnya {*state}, belum selesai",
  "leave it out, or set state to done": "kosongkan, atau ubah statusnya menjadi selesai",
  "it was not planned, and has no place in a route":
    "ini tidak direncanakan, sehingga tidak ada urutannya dalam rute",
  "you are no rep yourself": "Anda sendiri bukan tenaga penjual",
  "name the rep": "sebutkan tenaga penjualnya",
  "{date} has not come yet: today is {today}": "{date} belum tiba: hari ini {today}",
  "give the day it was": "isi hari terjadinya",
  "neither an account nor a rep of yours is named: you would not see it any more":
    "akun atau tenaga penjual Anda tidak disebut: Anda tidak akan melihatnya lagi",
  "name a rep or an account within your reach": "sebutkan tenaga penjual atau akun dalam jangkauan Anda",
  "an opportunity has come of the lead": "prospek ini sudah menjadi peluang",
  "change the opportunity": "ubah peluangnya",
  "the lead is disqualified": "prospek ini sudah digugurkan",
  "open the lead again first": "buka lagi prospeknya dahulu",
  "the lead came on {date}": "prospek ini masuk {date}",
  "give that day or a later one": "isi hari itu atau setelahnya",
  "it is in the stage {stage} already": "peluang ini sudah di tahap {stage}",
  "name another stage": "pilih tahap lain",
  "it came to the stage {stage} on {date}": "peluang ini masuk tahap {stage} pada {date}",
  // where a place lies
  "name its state and country beside it, or give lon and lat":
    "sebutkan provinsi dan negaranya, atau isi bujur dan lintang",
  "there is no unit {code}": "tidak ada daerah {code}",
  'no plan is of a sales force "{name}"': 'tidak ada rencana dari tim penjualan "{name}"',
  "use the sales force of one in the list of plans":
    "gunakan tim penjualan dari salah satu rencana dalam daftar",
  "no unit is the postal code {code}": "tidak ada daerah berkode pos {code}",
  "use the code of a unit of the layer that the plan lies on": "pakai kode daerah pada lapisan rencana ini",
  "name its city beside it, or give lon and lat": "sebutkan kotanya, atau isi bujur dan lintang",
  "the webhook is inactive and is sent nothing": "webhook ini tidak aktif dan tidak dikirimi apa pun",
  "activate it first": "aktifkan dahulu",
  // ratings
  "this rep is you": "sales ini Anda sendiri",
  "have somebody else rate you": "minta orang lain menilai Anda",
  "it was given by somebody else, and only they change or withdraw it":
    "penilaian ini dari orang lain, dan hanya dia yang mengubah atau menariknya",
  "give a rating of your own": "beri penilaian Anda sendiri",
  // levels of qualitative goals
  "the rubric describes no levels": "rubrik ini tidak menjelaskan tingkat apa pun",
  "the rubric describes {n} levels, not {level}": "rubrik ini menjelaskan {n} tingkat, bukan {level}",
  "describe the levels in rubricLevels, or name one of them":
    "jelaskan tingkatnya di rubricLevels, atau sebutkan salah satunya",
};
