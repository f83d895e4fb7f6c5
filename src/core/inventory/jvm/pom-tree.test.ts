/** Poms of one tree: what a parent, an imported bill of materials and a profile say of a version, and what stays unknown. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { pomTreeOf } from "#core/inventory/jvm/pom-tree.ts";
import { readInventory } from "#core/inventory/index.ts";

function pom(body: string): string {
  return `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>${body}</project>`;
}

function at(group: string, artifact: string, version = "", more = ""): string {
  const last = version === "" ? "" : `<version>${version}</version>`;
  return `<groupId>${group}</groupId><artifactId>${artifact}</artifactId>${last}${more}`;
}

function dependencies(...entries: readonly string[]): string {
  return `<dependencies>${entries.map((entry) => `<dependency>${entry}</dependency>`).join("")}</dependencies>`;
}

function managed(...entries: readonly string[]): string {
  return `<dependencyManagement>${dependencies(...entries)}</dependencyManagement>`;
}

/** `name version` of the first pom's components, and what was not compared, read within the tree of all. */
function readWithin(...poms: readonly string[]): readonly string[] {
  const read = readInventory("pom.xml", poms[0] ?? "", { poms: pomTreeOf(poms) });
  assert.ok(read.ok);
  return [
    ...read.value.components.map(({ name, version }) => `${name} ${version}`),
    ...read.value.notCompared.map(({ code, what }) => `${code} ${what}`.trim()),
  ];
}

const child = pom(
  `<parent>${at("drill", "parent", "1")}</parent><artifactId>child</artifactId>${dependencies(at("g", "a"))}`,
);

test("a parent's management and properties hold for its children, a child's own go first", () => {
  const parent = pom(
    `${at("drill", "parent", "1")}<properties><v>1.0</v></properties>${managed(at("g", "a", "${v}"))}`,
  );
  assert.deepEqual(readWithin(child, parent), ["g:a 1.0", "direct-only"]);
  const own = child.replace("</artifactId><dep", "</artifactId><properties><v>2.0</v></properties><dep");
  assert.deepEqual(readWithin(own, parent), ["g:a 2.0", "direct-only"]);
});

test("a parent that is not in the tree, or of another version, decides nothing and is said", () => {
  const left = ["g:a null", "direct-only", "list-linked drill:parent"];
  assert.deepEqual(readWithin(child), left);
  const other = pom(`${at("drill", "parent", "2")}${managed(at("g", "a", "1.0"))}`);
  assert.deepEqual(readWithin(child, other), left);
});

test("a version that a property decides fits its project in the tree", () => {
  const revised = child.replace("<version>1<", "<version>${revision}<");
  const parent = pom(
    `${at("drill", "parent", "${revision}")}<properties><revision>7</revision></properties>${managed(at("g", "a", "${project.version}"))}`,
  );
  assert.deepEqual(readWithin(revised, parent), ["g:a 7", "direct-only"]);
});

test("a bill of materials of the tree is imported with its own properties, and after what is managed by hand", () => {
  const bill = pom(
    `${at("drill", "bill", "3")}<properties><v>3.0</v></properties>${managed(at("g", "a", "${v}"), at("g", "b", "3.1"))}`,
  );
  const root = pom(
    `${at("drill", "root", "1")}${managed(at("drill", "bill", "3", "<type>pom</type><scope>import</scope>"), at("g", "b", "1.1"))}${dependencies(at("g", "a"), at("g", "b"))}`,
  );
  assert.deepEqual(readWithin(root, bill), ["g:a 3.0", "g:b 1.1", "direct-only"]);
});

test("poms that name themselves and each other end", () => {
  const loop = pom(
    `<parent>${at("drill", "two", "1")}</parent>${at("drill", "one", "1")}${managed(at("drill", "one", "1", "<type>pom</type><scope>import</scope>"))}${dependencies(at("g", "a"))}`,
  );
  const back = pom(`<parent>${at("drill", "one", "1")}</parent>${at("drill", "two", "1")}`);
  assert.deepEqual(readWithin(loop, back), ["g:a null", "direct-only", "list-linked drill:two"]);
});

test("a profile that is on by default counts, another one is undecided", () => {
  const profile = (id: string, active: boolean): string =>
    `<profile><id>${id}</id><activation><activeByDefault>${active}</activeByDefault></activation>${dependencies(at("g", id, "1.0"))}</profile>`;
  const both = pom(
    `${at("drill", "root", "1")}<profiles>${profile("on", true)}${profile("off", false)}</profiles>`,
  );
  assert.deepEqual(readWithin(both), ["g:on 1.0", "direct-only", "profile-undecided off"]);
});

test("what was moved to another name is asked about under both", () => {
  const moved = pom(
    `${at("drill", "root", "1")}${dependencies(at("mysql", "mysql-connector-java", "8.0.1"))}`,
  );
  const read = readInventory("pom.xml", moved);
  assert.ok(read.ok);
  assert.deepEqual(
    read.value.components.map(({ product, origin }) => `${product} ${origin?.kind ?? "registry"}`),
    ["pkg:maven/mysql/mysql-connector-java registry", "pkg:maven/com.mysql/mysql-connector-j replaced"],
  );
});

test("what a pom of the tree says that it was moved to may be what is used", () => {
  const user = pom(`${at("drill", "user", "1")}${dependencies(at("old", "a", "1.0"))}`);
  const moved = `<distributionManagement><relocation><groupId>new</groupId></relocation></distributionManagement>`;
  const old = pom(`${at("old", "a", "1.0")}${moved}`);
  assert.deepEqual(readWithin(user, old), ["old:a 1.0", "new:a 1.0", "direct-only"]);
  const read = readInventory("pom.xml", user, { poms: pomTreeOf([user, old]) });
  assert.ok(read.ok);
  assert.deepEqual(
    read.value.components.map(({ origin }) => origin?.place),
    [undefined, "old:a"],
  );
  assert.deepEqual(readWithin(user, old.replace(">new<", ">old<")), ["old:a 1.0", "direct-only"]);
});
