import ts from "typescript";

export interface FunctionSize {
  readonly name: string;
  readonly lines: number;
  readonly positionalParameters: number;
}

/** What the style guide budgets in one file. */
export interface FileSize {
  readonly path: string;
  readonly lines: number;
  readonly commentCharacters: number;
  readonly codeCharacters: number;
  readonly functions: readonly FunctionSize[];
  /** Exported values (functions, constants, classes); types beside them are free. */
  readonly exportedValues: readonly string[];
}

export type Area = "core" | "edges" | "web";

/** Core is pure, web runs in the browser, everything between is an edge. */
export function areaOf(path: string): Area {
  if (path.startsWith("src/core/")) return "core";
  return path.startsWith("src/report/page/") || path.startsWith("src/web/") ? "web" : "edges";
}

/** Hard maxima: a file or a function above them fails the check. */
export const MAXIMUM_FILE_LINES = 400;
/** In the browser a component is one function with its event handlers inside. */
export const MAXIMUM_FUNCTION_LINES: Readonly<Record<Area, number>> = { core: 80, edges: 80, web: 120 };

export function measureFile(path: string, text: string): FileSize {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const comments = measureComments(text);
  return {
    path,
    lines: text.split("\n").length - (text.endsWith("\n") ? 1 : 0),
    commentCharacters: comments,
    codeCharacters: text.replace(/\s/g, "").length - comments,
    functions: functionsOf(source),
    exportedValues: exportedValuesOf(source),
  };
}

/** A function is any named function, method, or arrow with a block body; one inside another counts by itself too. */
function functionsOf(source: ts.SourceFile): readonly FunctionSize[] {
  const functions: FunctionSize[] = [];
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && "body" in node && node.body && ts.isBlock(node.body)) {
      functions.push({
        name: nameOf(node),
        lines: lineOf(node.end) - lineOf(node.getStart(source)) + 1,
        positionalParameters: node.parameters.length,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return functions;
}

function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name) return node.name.getText();
  const parent = node.parent;
  if ((ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) && parent.name) {
    return parent.name.getText();
  }
  return "(anonymous)";
}

function exportedValuesOf(source: ts.SourceFile): readonly string[] {
  const names: string[] = [];
  for (const statement of source.statements) {
    const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
    if (!modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) continue;
    if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
      names.push(statement.name?.text ?? "default");
    }
    if (ts.isVariableStatement(statement)) {
      names.push(...statement.declarationList.declarations.map((declaration) => declaration.name.getText()));
    }
  }
  return names;
}

function measureComments(text: string): number {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2022, false, ts.LanguageVariant.Standard, text);
  let characters = 0;
  let braces: number[] = [];
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    // without a parser the scanner must be told where a template literal goes on
    if (token === ts.SyntaxKind.TemplateHead) braces.push(0);
    const depth = braces.length - 1;
    if (depth >= 0 && token === ts.SyntaxKind.OpenBraceToken) braces[depth]++;
    if (depth >= 0 && token === ts.SyntaxKind.CloseBraceToken) {
      if (braces[depth] > 0) braces[depth]--;
      else if (scanner.reScanTemplateToken(false) === ts.SyntaxKind.TemplateTail)
        braces = braces.slice(0, -1);
    }
    const isComment =
      token === ts.SyntaxKind.SingleLineCommentTrivia || token === ts.SyntaxKind.MultiLineCommentTrivia;
    if (isComment) characters += scanner.getTokenText().replace(/\s/g, "").length;
  }
  return characters;
}

/** The value below which the given share of the numbers lies (nearest rank); 0 of nothing. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}
