import type { Sentences } from "./translate-sentence.ts";

/** What the door says: HTTP, rights, signing in, versions, values of the wrong form. */
export const requestSentences: Sentences = {
  // http
  "the body is not as long as Content-Length says":
    "isi permintaan tidak sepanjang yang disebut Content-Length",
  "the content type says JSON, but the body is empty": "jenisnya disebut JSON, tetapi isinya kosong",
  "the body is not JSON": "isi permintaan bukan JSON",
  "the path is not percent-encoded UTF-8": "alamatnya bukan UTF-8 yang disandikan dengan benar",
  "the body is not JSON that is taken here": "isi permintaan bukan JSON yang diterima di sini",
  "send a well-formed HTTP request; /v1/docs shows each operation":
    "kirim permintaan HTTP yang benar; /v1/docs memuat setiap operasi",
  "something went wrong on our side": "terjadi kesalahan di pihak kami",
  "please report it with the request id {id}, which the server's log has too":
    "laporkan dengan nomor permintaan {id}, yang juga ada di log server",
  "there is no operation at this address": "tidak ada operasi di alamat ini",
  "see /v1/docs for all operations": "lihat semua operasi di /v1/docs",
  "this address does not take {method}": "alamat ini tidak menerima {method}",
  "use {*allowed}; /v1/docs shows each operation": "pakai {*allowed}; /v1/docs memuat setiap operasi",
  "the body is not declared as JSON": "isi permintaan tidak dinyatakan sebagai JSON",
  "send Content-Type: application/json": "kirim Content-Type: application/json",
  "the body is larger than this operation takes":
    "isi permintaan lebih besar daripada yang diterima operasi ini",
  "send it in several requests": "kirim dalam beberapa permintaan",
  "the database cannot be reached at the moment": "basis data sedang tidak dapat dihubungi",
  "try again; a change that carries an Idempotency-Key can be repeated safely":
    "coba lagi; perubahan yang sama tidak akan dilakukan dua kali",
  "the operation took longer than it may": "operasi ini memakan waktu lebih lama daripada yang diizinkan",
  "try again later, or ask for less at once": "coba lagi nanti, atau minta lebih sedikit sekaligus",
  "others have asked the database for so much that this found no place in time":
    "basis data sedang sangat sibuk, sehingga permintaan ini tidak kebagian giliran",
  "try again in a moment; a change that carries an Idempotency-Key can be repeated safely":
    "coba lagi sebentar lagi; perubahan yang sama tidak akan dilakukan dua kali",
  "the disk of the database is full: nothing was written":
    "ruang simpan basis data penuh: tidak ada yang ditulis",
  "whoever runs the server makes room; what only reads goes on meanwhile":
    "pengelola server perlu melapangkannya; membaca tetap dapat dilakukan",
  'more than {max} requests of the class "{cost}" in a minute':
    'lebih dari {max} permintaan jenis "{cost}" dalam satu menit',
  "go on in {seconds} s": "lanjutkan dalam {seconds} detik",
  "this is not a cursor of this list": "penanda halaman ini bukan milik daftar ini",
  "give `next` of the page before as it is, or leave `after` out to start anew":
    "muat ulang daftarnya dari awal",
  "the request does not say which version it changes": "permintaan tidak menyebut versi mana yang diubahnya",
  "read the thing first and send the ETag you got as If-Match": "muat ulang, lalu ulangi perubahannya",
  "If-Match is not one version tag as this server gives them": "If-Match bukan tanda versi dari server ini",
  'send the ETag you got, quotes included, such as "v7"': 'kirim ETag yang Anda terima, misalnya "v7"',
  "this operation takes no body": "operasi ini tidak menerima isi",
  "there is no field {name} here": "tidak ada isian {name} di sini",
  "leave it out; /v1/docs lists what is taken": "hilangkan; /v1/docs memuat yang diterima",
  "text must not contain the character U+0000": "teks tidak boleh memuat karakter U+0000",
  "text must not contain half of a surrogate pair": "teks memuat karakter yang terpotong, misalnya emoji",
  "there is no year 0": "tahun 0 tidak ada",
  "give what the cause asks for; /v1/docs describes the field":
    "isi seperti yang diminta; /v1/docs menjelaskan isian ini",
  // values of the wrong form, as zod says them
  "Invalid input: expected {*expected}, received undefined": "isian ini wajib diisi",
  "Invalid input: expected {*expected}, received null": "isian ini wajib diisi",
  "Invalid input: expected {*expected}, received {*received}":
    "seharusnya {*expected}, yang diterima {*received}",
  "Invalid input: expected {value}": "seharusnya {value}",
  "Invalid input": "isian tidak sah",
  "Too small: expected string to have >=1 characters": "isian ini tidak boleh kosong",
  "Too small: expected string to have >={n} characters": "paling sedikit {n} karakter",
  "Too big: expected string to have <={n} characters": "paling banyak {n} karakter",
  "Too small: expected array to have >={n} items": "paling sedikit {n} butir",
  "Too big: expected array to have <={n} items": "paling banyak {n} butir",
  "Too small: expected {*kind} to be >={n}": "paling kecil {n}",
  "Too small: expected {*kind} to be >{n}": "harus lebih besar dari {n}",
  "Too big: expected {*kind} to be <={n}": "paling besar {n}",
  "Too big: expected {*kind} to be <{n}": "harus lebih kecil dari {n}",
  "Invalid option: expected one of {options}": "pilih salah satu: {options}",
  "Invalid email address": "bukan alamat surel",
  "Invalid UUID": "bukan nomor pengenal",
  "Invalid ISO date": "bukan tanggal seperti 2026-11-22",
  "Invalid ISO datetime": "bukan waktu seperti 2026-11-22T08:00:00Z",
  "Invalid URL": "bukan alamat web",
  "Invalid string: must match pattern {pattern}": "bentuknya tidak cocok dengan pola {pattern}",
  "lon and lat belong together": "bujur dan lintang harus diisi bersama",
  "a state or country needs its city": "provinsi atau negara perlu kotanya",
  "{*content} can be had as {possible}, not as {format}":
    "{*content} tersedia sebagai {possible}, bukan {format}",
  "these are options of salesforce alone": "pilihan ini hanya untuk salesforce",
  "units are those of a layer, and nothing else is": "hanya daerah yang diambil dari sebuah lapisan",
  // rights, and what comes first
  "nobody is signed in, or the session or API key is not valid any more":
    "tidak ada yang masuk, atau sesi atau kunci API sudah tidak berlaku",
  "sign in, or send a valid API key as Authorization: Bearer":
    "masuk lagi, atau kirim kunci API yang berlaku",
  "ask an administrator of your organisation for a role or a key that may":
    "minta peran atau kunci yang boleh kepada administrator organisasi Anda",
  "a change with cookies must come from this server's own pages, but {cause}":
    "perubahan hanya diterima dari halaman server ini sendiri ({cause})",
  "send Origin with this server's address; programs send an API key as Authorization: Bearer instead of cookies":
    "buka studio di alamat server ini; program memakai kunci API",
  "there is no such {*kind}, or it is out of your reach":
    "{*kind} ini tidak ada, atau di luar jangkauan Anda",
  "check the id in the list": "periksa di daftarnya",
  "there is nothing with the id {id}, or it is out of your reach":
    "tidak ada yang bernomor {id}, atau di luar jangkauan Anda",
  "use an id of the list": "pilih dari daftarnya",
  "the {*kind} has changed since you read it; its version is now {version}":
    "{*kind} ini sudah berubah sejak Anda membacanya; versinya kini {version}",
  "read it again, look at what changed, and repeat your change on it":
    "muat ulang, lihat yang berubah, lalu ulangi perubahan Anda",
  'this API key may only read, and "{action}" writes':
    'kunci API ini hanya boleh membaca, sedangkan "{action}" menulis',
  'the role {*role} has no right to "{action}"': 'peran {*role} tidak berhak atas "{action}"',
  "ask an administrator": "minta kepada administrator",
  "the password is a temporary one, and nothing else may be done until it is changed":
    "kata sandi ini sementara; sebelum diganti, yang lain belum dapat dilakukan",
  "choose a password of your own: POST /v1/self/password": "pilih kata sandi Anda sendiri",
  "your organisation requires a second factor of your role, and nothing else may be done until you have one":
    "organisasi Anda mewajibkan faktor kedua untuk peran Anda; sebelum dipasang, yang lain belum dapat dilakukan",
  "set one up: POST /v1/self/totp, then POST /v1/self/totp/confirm":
    "pasang faktor kedua di halaman akun Anda",
  "something with this name, code or key exists already":
    "sudah ada yang bernama, berkode, atau berkunci sama",
  "it overlaps with what holds at the same time":
    "bertumpang tindih dengan yang berlaku pada waktu yang sama",
  "it names something that does not exist or is still in use":
    "merujuk sesuatu yang tidak ada atau masih dipakai",
  "a value breaks a rule of the store": "sebuah nilai melanggar aturan penyimpanan",
  "change the request, or the other one first": "ubah isiannya, atau ubah dahulu yang lain itu",
  "{*who} may not do {action}": "{*who} tidak boleh melakukan {action}",
  "the request did not arrive in time": "permintaan tidak tiba tepat waktu",
  "this is not a well-formed HTTP request": "ini bukan permintaan HTTP yang benar",
  "send the whole request at once, as HTTP/1.1": "kirim seluruh permintaan sekaligus",
  "a later attempt has the job": "percobaan yang lebih baru sedang mengerjakannya",
  "the job was begun {n} times and broke its worker or was left by it each time: {detail}":
    "pekerjaan ini sudah dimulai {n} kali dan setiap kali terhenti: {detail}",
  "read the server's log; start the job again when the cause is gone":
    "lihat log server; mulai lagi setelah sebabnya teratasi",
  "let a server or `wilayah work` run on the store for a moment, then export again":
    "tunggu sebentar, lalu ekspor lagi",
  "give an https URL at a public address; whoever runs the server can allow a host":
    "isi alamat https yang dapat dibuka umum; pengelola server dapat mengizinkan host lain",
  // signing in
  "too many attempts failed, for this login or from this address":
    "terlalu banyak percobaan gagal, untuk akun ini atau dari alamat ini",
  "try again in {seconds} s": "coba lagi dalam {seconds} detik",
  "this is done in a signed-in browser, not with an API key":
    "ini dilakukan di peramban yang sudah masuk, bukan dengan kunci API",
  "sign in and do it there": "masuk dan lakukan di sana",
  "this server has no identity provider": "server ini tidak memakai penyedia identitas",
  "sign in with e-mail address and password": "masuk dengan surel dan kata sandi",
  "the identity provider does not answer as it should ({reason})":
    "penyedia identitas tidak menjawab sebagaimana mestinya ({reason})",
  "try again later, or sign in with e-mail address and password":
    "coba lagi nanti, atau masuk dengan surel dan kata sandi",
  "the identity provider refused ({reason})": "penyedia identitas menolak ({reason})",
  "begin again; where it refuses once more, ask whoever runs it":
    "ulangi dari awal; bila ditolak lagi, tanyakan kepada pengelolanya",
  "this browser began no such sign-in, or more than ten minutes ago":
    "peramban ini tidak memulai proses masuk itu, atau sudah lebih dari sepuluh menit",
  "begin again": "ulangi dari awal",
  "what the identity provider answered does not hold ({reason})":
    "jawaban penyedia identitas tidak sah ({reason})",
  "begin again; where it stays so, whoever runs the server checks the WILAYAH_OIDC_ settings":
    "ulangi dari awal; bila tetap begitu, pengelola server perlu memeriksa setelan WILAYAH_OIDC_",
  "the identity provider has not verified the e-mail address":
    "penyedia identitas belum memverifikasi alamat surel",
  "have it verified there": "verifikasikan di sana",
  "no active member has the e-mail address that the identity provider tells":
    "tidak ada anggota aktif dengan alamat surel dari penyedia identitas",
  "ask an administrator of your organisation to add you":
    "minta administrator organisasi Anda menambahkan Anda",
};
