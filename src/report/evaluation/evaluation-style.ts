/** Style of the page of an evaluation; light and dark as the reader's system says. */
export const EVALUATION_STYLE = `
:root {
  --page: #f4f6f9; --card: #fff; --ink: #14202e; --soft: #4c5a6b; --line: #d7dee7; --accent: #0b5cad;
  --k0: #2a6fb0; --k1: #b5541c; --k2: #3f7d2c; --k3: #7d4fb3; --mark: #c2185b;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0b1118; --card: #141c26; --ink: #eef2f7; --soft: #a9b6c5; --line: #2b3745; --accent: #7cbcff;
    --k0: #62a9ea; --k1: #f0a36a; --k2: #8fd07a; --k3: #c3a1ee; --mark: #ff8ab8;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 62rem; padding: 1rem; background: var(--page); color: var(--ink);
  font: 15px / 1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
:root:has(#lang-id:checked) .en, :root:has(#lang-en:checked) .id { display: none; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: baseline; justify-content: space-between; }
h1 { font-size: 1.5rem; margin: .5rem 0; }
h2 { font-size: 1.1rem; margin: 0 0 .25rem; }
fieldset { border: 0; margin: 0; padding: 0; display: flex; gap: 1rem; }
.card, figure { background: var(--card); border: 1px solid var(--line); border-radius: 8px; margin: 1rem 0; padding: 1rem; }
.card p { margin: .25rem 0; }
figcaption p, .hint { color: var(--soft); margin: 0 0 .5rem; }
svg { width: 100%; height: auto; display: block; }
svg.narrow { display: none; }
@media screen and (max-width: 36rem) { svg.wide { display: none; } svg.narrow { display: block; } }
svg text { font-size: 12px; fill: var(--soft); }
.grid { stroke: var(--line); }
.line { fill: none; stroke-width: 2; stroke: var(--k); }
.dashed { stroke-dasharray: 6 4; }
.span { stroke: var(--k); stroke-width: 4; stroke-linecap: round; opacity: .45; }
.band { fill: var(--k); opacity: .18; }
.bar, .dot { fill: var(--k); }
.flagged { fill: var(--mark); }
.k0 { --k: var(--k0); } .k1 { --k: var(--k1); } .k2 { --k: var(--k2); } .k3 { --k: var(--k3); }
.k4 { --k: var(--k0); } .k5 { --k: var(--k1); }
ul.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; margin: .5rem 0; color: var(--soft); }
ul.legend i { display: inline-block; width: 1rem; height: .7rem; margin-right: .4rem; background: var(--k); border-radius: 2px; }
ul.legend i.band { opacity: .35; }
summary { cursor: pointer; color: var(--accent); padding: .25rem 0; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.scroll { overflow-x: auto; max-height: 32rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
th { position: sticky; top: 0; background: var(--card); }
.words { text-align: left; }
footer { color: var(--soft); margin: 2rem 0 1rem; }
@media print { details > * { display: block; } .scroll { max-height: none; } fieldset { display: none; } }
`;
