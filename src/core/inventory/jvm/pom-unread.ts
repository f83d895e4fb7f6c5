/** What a pom builds on without saying what is in it: parents and bills of materials that are not at hand, plugins and extensions of the build. */
import {
  dependencyKey,
  expandProperties,
  lineageOf,
  managingPartsOf,
  type PomContext,
  type PomTree,
  projectAt,
} from "#core/inventory/jvm/pom-tree.ts";
import type { NotComparedCode } from "#core/inventory/not-compared.ts";
import { childOf, itemsOf, textOf, type XmlElement } from "#core/input/xml.ts";

type UnreadPart = {
  readonly element: XmlElement;
  readonly code: NotComparedCode;
  /** `group:artifact`. */
  readonly name: string;
};

/** The parts of a project of which nothing is compared. */
export function* unreadOf(project: XmlElement, context: PomContext, tree: PomTree): Generator<UnreadPart> {
  const nameOf = (element: XmlElement): string => dependencyKey(context.properties, element);
  const line = lineageOf(project, tree);
  const missing = childOf(line.at(-1) ?? project, "parent");
  const own = childOf(project, "parent");
  if (missing !== null && own !== null) yield { element: own, code: "list-linked", name: nameOf(missing) };
  for (const part of managingPartsOf(project)) {
    for (const entry of itemsOf(childOf(part, "dependencyManagement"), "dependencies", "dependency"))
      if (textOf(entry, "scope") === "import" && !isAtHand(entry, context, tree))
        yield { element: entry, code: "list-linked", name: nameOf(entry) };
    const build = childOf(part, "build");
    for (const entry of [
      ...itemsOf(build, "plugins", "plugin"),
      ...itemsOf(build, "extensions", "extension"),
    ])
      yield { element: entry, code: "direct-only", name: nameOf(entry) };
  }
}

function isAtHand(entry: XmlElement, { properties }: PomContext, tree: PomTree): boolean {
  const [group = "", artifact = "", version = ""] = ["groupId", "artifactId", "version"].map((key) =>
    expandProperties(properties, textOf(entry, key) ?? ""),
  );
  return projectAt(tree, { group, artifact, version }) !== null;
}
