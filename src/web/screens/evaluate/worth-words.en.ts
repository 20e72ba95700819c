export const en = {
  months: "Months ahead",
  margin: "Margin, % of revenue",
  "margin.help": "100: revenue instead of contribution",
  lost_one:
    "{{count}} account bought again before and is probably lost (less than 50 % likely to buy once more)",
  lost_other:
    "{{count}} accounts bought again before and are probably lost (less than 50 % likely to buy once more)",
  "lost.show": "Show them first",
  allWell: "No account that bought again seems lost.",
  nobodyLeaves:
    "No account can be seen to have left in this period, so all are taken to go on buying. A longer period shows who leaves.",
  dependent:
    "Who buys often buys larger or smaller too, which the model takes for not: read the values of like customers beside each other only.",
  "alive.sum": "Still customers, expected",
  "alive.sum.note": "of {{count}} that bought in the period",
  "expected.sum": "Purchases expected",
  "expected.sum.note": "days with a purchase, in the months ahead",
  "value.sum": "Value of all of them",
  "value.sum.note":
    "discounted by 1 % a month; the model takes number and size of purchases for independent: their correlation is {{correlation}}",
  "value.sum.none": "too few purchases to tell their size",
  table: "Customers, the most valuable first",
  "table.lead":
    "BG/NBD for whether and how often they buy, Gamma–Gamma for how much (Fader, Hardie & Lee 2005), fitted to the purchases of the period. Rows open to their revenue.",
  account: "Account",
  purchases: "Purchases",
  spend: "Mean purchase",
  alive: "Still a customer",
  expected: "Purchases expected",
  value: "Value",
} as const;
