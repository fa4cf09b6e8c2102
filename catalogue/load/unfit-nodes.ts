import { isNode, isScalar, visit, type Document, type Node } from 'yaml';

/** What YAML has a way to write and no policy can mean. */
interface UnfitNode {
  readonly message: string;
  /** Where in the text it begins. */
  readonly offset: number;
}

/**
 * Finds values that contain themselves, which nothing that reads them would come to the end of, and names
 * that JavaScript gives another meaning, which would be lost without a word.
 */
export function unfitNodes(document: Document): readonly UnfitNode[] {
  const unfit: UnfitNode[] = [];
  const report = (node: Node, message: string) =>
    unfit.push({ message, offset: node.range?.[0] ?? 0 });
  visit(document, {
    Alias: (_key, alias, path) => {
      if (!path.some((above) => isNode(above) && anchorOf(above) === alias.source)) return;
      report(alias, `*${alias.source} stands within what it repeats: write out what is meant`);
    },
    Pair: (_key, { key }) => {
      if (!isScalar(key) || key.value !== '__proto__') return;
      report(key, 'no name is __proto__: give it another one');
    },
  });
  return unfit;
}

function anchorOf(node: Node): string | undefined {
  return 'anchor' in node ? node.anchor : undefined;
}
