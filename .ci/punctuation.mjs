// Chinese is printed with full-width marks (GB/T 15834): no half-width comma, colon, semicolon, bracket, question or
// exclamation mark beside a Chinese character in any text of the program, also where a sentence is built from parts;
// quotes are “ ”, and a version is 第 N 版 with spaces.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import ts from 'typescript';

const SLOT = '\uE000';
const HAN = '\\p{Script=Han}';
const RULES = [
  [new RegExp(`(?<=[${HAN}”》）℃])[,:;?!]|[,;](?=\\s*[${HAN}“《（])|:(?=\\s*[${HAN}“《（])`, 'u'), 'a half-width mark beside Chinese'],
  [new RegExp(`[${HAN}”》]\\(|\\([^()]*${HAN}|\\)(?=[${HAN}“《，。；：])`, 'u'), 'half-width brackets beside Chinese'],
  [new RegExp(`${HAN}[^\\n]*[A-Za-z%],\\s?\\d`, 'u'), 'a half-width comma in a Chinese sentence'],
  [new RegExp(`(?:%|${SLOT})\\(${SLOT}`, 'u'), 'half-width brackets around a part of a sentence'],
  [new RegExp(`[「」](?=.*${HAN})|${HAN}.*[「」]`, 'su'), 'quotes are “ ”'],
  [new RegExp(`第(?:${SLOT}|\\d+)\\s*版|第\\s*(?:${SLOT}|\\d+)版`, 'u'), 'a version is 第 N 版, with spaces'],
  [new RegExp(`[${HAN}](?:2至|${SLOT}至\\d)`, 'u'), 'a range is N 至 M, with spaces'],
  [new RegExp(`^[^A-Za-z]*${SLOT}\\(${SLOT}\\)|${SLOT}[,;]${SLOT}`, 'u'), 'a sentence built from parts with half-width marks'],
];
/** What a person reads between two elements: there a mark ends or joins words, whatever stands in them. */
const BETWEEN_ELEMENTS = [new RegExp(`${SLOT}\\s*[,:;]`, 'u'), 'a half-width mark after a part of a page'];
/** Texts that are read by programs: column lists of SQL, canonical JSON, CSV. */
const READ_BY_PROGRAMS = /^(app\/documents\/csv\/|app\/domain\/shared\/canonical\.ts|app\/domain\/shared\/csv\.ts|app\/services\/integrity\/rows\.ts|app\/components\/risk\/grid\/model\.ts|db\/dialect\/)/;

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'app', 'db', 'jobs', 'zhian.mjs'], { encoding: 'utf8' })
  .split('\n').filter((file) => /\.(tsx?|mjs)$/.test(file) && !file.startsWith('db/migrations/'));

const faults = [];
for (const file of files) {
  let source;
  try {
    source = readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') continue;
    throw error;
  }
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, file.endsWith('tsx') ? ts.ScriptKind.TSX : undefined);
  const look = (node, text, rules = RULES) => {
    for (const [rule, word] of rules) {
      const match = rule.exec(text);
      if (match) faults.push(`${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${word}: …${text.slice(Math.max(0, match.index - 12), match.index + 12).replaceAll(SLOT, '${}').replace(/\s+/g, ' ')}…`);
    }
  };
  const visit = (node) => {
    if (ts.isStringLiteralLike(node)) look(node, node.text);
    else if (ts.isTemplateExpression(node)) look(node, [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(SLOT));
    else if (ts.isJsxElement(node) || ts.isJsxFragment(node)) {
      look(node, node.children.map((child) => (ts.isJsxText(child) ? child.text : SLOT)).join(''), [...RULES, BETWEEN_ELEMENTS]);
    } else if (ts.isCallExpression(node) && node.expression.getText().endsWith('.join') && /^'[,;]'$/.test(node.arguments[0]?.getText() ?? '') && !READ_BY_PROGRAMS.test(file)) {
      faults.push(`${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1} parts joined by a half-width mark`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
}
if (faults.length > 0) {
  console.error(`punctuation:\n  ${[...new Set(faults)].join('\n  ')}`);
  process.exit(1);
}
console.log(`punctuation: ${files.length} files, Chinese as it is printed`);
