import type { ObjectTerritory2AssignmentRule, Territory2, Territory2Set } from "./territory2-set.ts";

/** API version that the elements below stand in. */
const VERSION = "60.0";
const NAMESPACE = "http://soap.sforce.com/2006/04/metadata";

/** What stands between two tags: text, or elements. */
type Content = string | boolean | number | readonly Element[];
type Element = readonly [name: string, content: Content];

/**
 * The folder that `sf project deploy` and the Metadata API take, path → XML: model, territories, rules, types and
 * package.xml. Users and accounts of territories are no metadata: they are loaded by CSV.
 */
export function writeMetadata(set: Territory2Set): ReadonlyMap<string, string> {
  const { model, types, territories, rules } = set;
  const folder = `territory2Models/${model.developerName}`;
  return new Map([
    ["package.xml", document("Package", packageContent(set))],
    [
      `${folder}/${model.developerName}.territory2Model`,
      document("Territory2Model", [
        ["description", model.description],
        ["name", model.name],
      ]),
    ],
    ...territories.map((territory): [string, string] => [
      `${folder}/territories/${territory.developerName}.territory2`,
      document("Territory2", territoryContent(territory, set)),
    ]),
    ...rules.map((rule): [string, string] => [
      `${folder}/rules/${rule.developerName}.territory2Rule`,
      document("Territory2Rule", ruleContent(rule)),
    ]),
    ...types.map((type): [string, string] => [
      `territory2Types/${type.developerName}.territory2Type`,
      document("Territory2Type", [
        ["description", type.description],
        ["name", type.masterLabel],
        ["priority", type.priority],
      ]),
    ]),
  ]);
}

function packageContent({ model, types, territories, rules }: Territory2Set): readonly Element[] {
  const listed: readonly (readonly [string, readonly string[]])[] = [
    ["Territory2", territories.map(({ developerName }) => `${model.developerName}.${developerName}`)],
    ["Territory2Model", [model.developerName]],
    ["Territory2Rule", rules.map(({ developerName }) => `${model.developerName}.${developerName}`)],
    ["Territory2Type", types.map(({ developerName }) => developerName)],
  ];
  return [
    ...listed
      .filter(([, members]) => members.length > 0)
      .map(
        ([name, members]): Element => [
          "types",
          [...members.map((member): Element => ["members", member]), ["name", name]],
        ],
      ),
    ["version", VERSION],
  ];
}

const territoryContent = (
  { name, description, parent, type, developerName }: Territory2,
  { ruleAssociations }: Territory2Set,
): readonly Element[] => [
  ["description", description],
  ["name", name],
  ...(parent === null ? [] : [["parentTerritory", parent] as const]),
  ...ruleAssociations
    .filter(({ territory }) => territory === developerName)
    .map(
      ({ rule, isInherited }): Element => [
        "ruleAssociations",
        [
          ["inherited", isInherited],
          ["ruleName", rule],
        ],
      ],
    ),
  ["territory2Type", type],
];

const ruleContent = ({
  isActive,
  booleanFilter,
  masterLabel,
  items,
}: ObjectTerritory2AssignmentRule): readonly Element[] => [
  ["active", isActive],
  ...(booleanFilter === "" ? [] : [["booleanFilter", booleanFilter] as const]),
  ["name", masterLabel],
  ["objectType", "Account"],
  // their order is their number in the filter
  ...items.map(
    ({ field, operation, value }): Element => [
      "ruleItems",
      [
        ["field", field],
        ["operation", operation],
        ["value", value],
      ],
    ],
  ),
];

const document = (root: string, content: readonly Element[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${NAMESPACE}">\n${lines(content, 1)}</${root}>\n`;

const lines = (elements: readonly Element[], depth: number): string =>
  elements
    .map(([name, content]) => `${"    ".repeat(depth)}<${name}>${inside(content, depth)}</${name}>\n`)
    .join("");

const inside = (content: Content, depth: number): string =>
  typeof content === "object"
    ? `\n${lines(content, depth + 1)}${"    ".repeat(depth)}`
    : escapeXml(String(content));

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Text for XML 1.0, without the control characters that it cannot say. */
const escapeXml = (text: string): string =>
  text.replace(/[^\t\n -\ufffd]/g, "").replace(/[&<>]/g, (char) => ENTITIES[char]);
