import { undisguise } from "./undisguise.ts";

/**
 * What passwords are guessed from first, gathered for this program: words, names, rows of keys, runs of digits. Years
 * are added by rule. A password must have something besides.
 */
const TEXT = `
password passwort passw0rd passphrase katasandi kunci rahasia sandi letmein welcome selamat datang admin
administrator root user guest test testing tester demo default changeme change secret login signin logon
access master manager system server sysadmin qwerty qwertz azerty qwertyuiop asdfghjkl asdfgh asdf zxcvbnm
zxcvbn zxcv qazwsx qazwsxedc wsxedc poiuytrewq lkjhgfdsa mnbvcxz qweasdzxc qweasd asdzxc
abcdefghijklmnopqrstuvwxyz abcdefghijkl abcdefgh abcdef abcd abc zyxwvu aaaa bbbb cccc xxxx zzzz 1234567890
0123456789 123456789 12345678 1234567 123456 12345 1234 123 0987654321 987654321 87654321 7654321 654321 54321
4321 321 111111 222222 333333 444444 555555 666666 777777 888888 999999 000000 1111 2222 3333 4444 5555 6666
7777 8888 9999 0000 121212 112233 123123 123321 147258369 159753 1q2w3e4r5t6y 1q2w3e4r 1q2w3e 1qaz2wsx3edc
1qaz2wsx 1qaz 2wsx zaq1 q1w2e3r4 q1w2e3 a1b2c3d4 a1b2c3 iloveyou loveyou loveme love lovely baby babygirl
sweetheart darling honey sunshine moonlight princess prince queen king angel angels heaven forever freedom
flower butterfly rainbow summer winter spring autumn monday tuesday wednesday thursday friday saturday sunday
january february march april june july august september october november december dragon monkey tiger lion
eagle falcon wolf shadow phoenix unicorn dolphin panther cheese chocolate cookie banana orange apple cherry
pepper ginger coffee pizza football baseball basketball soccer hockey tennis golf liverpool arsenal chelsea
barcelona realmadrid juventus manchester persib persija yankees cowboys steelers lakers superman batman
spiderman ironman starwars pokemon pikachu naruto matrix hello hellokitty minecraft fortnite computer internet
google facebook youtube twitter instagram samsung android iphone microsoft windows linux oracle postgres
database michael jennifer jessica ashley daniel charlie thomas jordan robert andrew matthew joshua anthony
william nicole michelle hannah samantha maria budi agus siti dewi putri bintang matahari sayang cinta
indonesia jakarta bandung surabaya merdeka garuda bismillah allah jesus christ blessed faith trustno1 trust
whatever nothing killer hunter ranger soldier warrior ninja pirate mustang ferrari porsche mercedes corvette
harley yamaha honda toyota sales salesforce territory company business office work money success winner lucky
number magic music guitar metal rock diamond silver golden gold purple yellow green black white blue red happy
crazy sexy cool super mega ultra power star sweet girl boys boy man men
`;

const FIRST_YEAR = 1940;
const LAST_YEAR = 2049;

const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => String(FIRST_YEAR + index));

/** Longest first, so that none is cut by a shorter one; in the form that `undisguise` gives passwords. */
export const COMMON_FRAGMENTS: readonly string[] = [
  ...new Set([...TEXT.trim().split(/\s+/), ...years].map(undisguise)),
].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
