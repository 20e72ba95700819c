import ts from "typescript";

export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** Named as a file beside this one (`new URL`), which may also be data or lie elsewhere once bundled. */
  readonly isUrl: boolean;
}

/** Parsing is most of the work, and arrows and cycles ask for the same files. */
const known = new Map<string, readonly Import[]>();

/** Every module a source file names: static, type-only, re-exported, dynamic, and `new URL("…", import.meta.url)`. */
export function readImports(path: string, text: string): readonly Import[] {
  const before = known.get(text);
  if (before) return before;
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const imports: Import[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier) {
      const line = source.getLineAndCharacterOfPosition(specifier.getStart(source)).line + 1;
      imports.push({ specifier: specifier.text, line, isUrl: ts.isNewExpression(node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  known.set(text, imports);
  return imports;
}

function specifierOf(node: ts.Node): ts.StringLiteralLike | null {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
    return ts.isStringLiteralLike(node.moduleSpecifier) ? node.moduleSpecifier : null;
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return ts.isStringLiteralLike(node.argument.literal) ? node.argument.literal : null;
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return firstText(node.arguments);
  }
  if (ts.isNewExpression(node) && node.expression.getText() === "URL" && isRelativeToModule(node)) {
    return firstText(node.arguments);
  }
  return null;
}

function isRelativeToModule(node: ts.NewExpression): boolean {
  const first = firstText(node.arguments);
  return first?.text.startsWith(".") === true && node.arguments?.[1]?.getText() === "import.meta.url";
}

function firstText(nodes: readonly ts.Expression[] | undefined): ts.StringLiteralLike | null {
  const first = nodes?.[0];
  return first && ts.isStringLiteralLike(first) ? first : null;
}
