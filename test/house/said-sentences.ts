import ts from "typescript";

/** Stands for what is filled in, where a sentence is looked up. */
export const FILLED = "⟨…⟩";
const SENTENCE_NAMES = new Set(["cause", "fix", "problem"]);
/** Which arguments of these are sentences. */
const SENTENCE_ARGUMENTS: Readonly<Record<string, readonly number[]>> = {
  conflict: [1, 2],
  invalid: [1, 2],
  invalidItem: [1, 2],
  refuseSignIn: [1, 2],
  add: [1, 2],
};

/**
 * All wordings of the causes and fixes in a source file, with `⟨…⟩` for what is filled in; of `any` text in it, where that
 * is asked for.
 */
export function readSaidSentences(
  path: string,
  text: string,
  which: "causes and fixes" | "any" = "causes and fixes",
): readonly string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const said: string[] = [];
  const visit = (node: ts.Node): void => {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
    const found = which === "any" ? (isText ? [node] : []) : sentencesAt(node);
    for (const expression of found) said.push(...wordingsOf(expression));
    ts.forEachChild(node, visit);
  };
  visit(source);
  // one word is a kind or a state, not a sentence
  return said.filter((sentence) => sentence.replaceAll(FILLED, "").trim().includes(" "));
}

function sentencesAt(node: ts.Node): readonly ts.Expression[] {
  if (ts.isPropertyAssignment(node) && SENTENCE_NAMES.has(node.name.getText())) return [node.initializer];
  if (ts.isVariableDeclaration(node) && node.initializer && SENTENCE_NAMES.has(node.name.getText()))
    return [node.initializer];
  if (ts.isCallExpression(node)) {
    const places = SENTENCE_ARGUMENTS[node.expression.getText()] ?? [];
    return places.flatMap((place) => node.arguments[place] ?? []);
  }
  return [];
}

function wordingsOf(expression: ts.Expression): readonly string[] {
  if (ts.isStringLiteralLike(expression)) return [expression.text];
  if (ts.isTemplateExpression(expression)) {
    let wordings: readonly string[] = [expression.head.text];
    for (const { expression: filled, literal } of expression.templateSpans) {
      const inner = partsOf(filled);
      wordings = wordings.flatMap((start) => inner.map((part) => start + part + literal.text));
    }
    return wordings;
  }
  if (ts.isConditionalExpression(expression))
    return [...wordingsOf(expression.whenTrue), ...wordingsOf(expression.whenFalse)];
  if (ts.isParenthesizedExpression(expression) || ts.isAsExpression(expression))
    return wordingsOf(expression.expression);
  return [];
}

/** What may stand at a `${…}`: a choice of texts, a count with its noun, or anything. */
function partsOf(filled: ts.Expression): readonly string[] {
  if (ts.isConditionalExpression(filled)) {
    return [filled.whenTrue, filled.whenFalse].flatMap((choice) => {
      const wordings = ts.isConditionalExpression(choice) ? partsOf(choice) : wordingsOf(choice);
      return wordings.length > 0 ? wordings : [FILLED];
    });
  }
  if (ts.isCallExpression(filled) && filled.expression.getText() === "counted") {
    const nouns = filled.arguments.slice(1).flatMap(wordingsOf);
    if (nouns.length > 0) return nouns.map((noun) => `${FILLED} ${noun}`);
  }
  return [FILLED];
}
