/** Size of files and honesty of tests. */
import { isTest, type SourceFile } from './sourceFiles';
import { child, lineAt, memberNames, parse, type SyntaxNode, text, walk } from './syntax';

export const LINES_MAX = 300;

/** Ways to have a test that is not run, or to run only some. */
const PARTIAL = ['skip', 'skipIf', 'only', 'todo', 'runIf', 'fails', 'fail', 'fixme'];
const TEST_FUNCTIONS = ['it', 'test', 'describe', 'suite', 'bench'];

/** Source files that have grown too long; tests may. */
export function longFiles(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => !isTest(path))
    .map(({ path, code }) => ({ path, lines: code.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > LINES_MAX)
    .map(
      ({ path, lines }) =>
        `${path} has ${lines} lines, allowed are ${LINES_MAX}: split it by what it is about`,
    );
}

/** Tests that are switched off, or that switch the others off. */
export function partialTests(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => isTest(path))
    .flatMap(({ path, code }) => {
      const found: string[] = [];
      walk(parse(path, code), (node) => {
        const name = partialName(node);
        if (name !== null)
          found.push(`${path}:${lineAt(code, node.start)} ${name}: repair the test or delete it`);
      });
      return found;
    });
}

function partialName(node: SyntaxNode): string | null {
  if (node.type === 'CallExpression') {
    const name = text(child(node, 'callee'), 'name');
    return name !== null && /^(?:xit|xtest|xdescribe|fit|fdescribe)$/.test(name) ? name : null;
  }
  const property = memberNames(node)?.property;
  if (property === undefined || !PARTIAL.includes(property)) return null;
  const root = rootName(node);
  return root !== null && TEST_FUNCTIONS.includes(root) ? `${root}…${property}` : null;
}

/** The name that a chain such as `test.describe.only` begins with. */
function rootName(node: SyntaxNode): string | null {
  let current: SyntaxNode | null = node;
  while (current !== null && current.type !== 'Identifier') {
    current = child(current, 'object') ?? child(current, 'callee');
  }
  return text(current, 'name');
}
