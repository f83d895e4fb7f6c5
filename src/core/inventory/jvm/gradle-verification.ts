/** Gradle's verification-metadata.xml: everything that a build downloads, its plugins among them, with one entry a version. */
import type { Inventory } from "#core/inventory/component.ts";
import { fileName, inventoryBuilder, type Reader, type ReadOptions } from "#core/inventory/reader.ts";
import { failed, type Parsed } from "#core/problem.ts";
import { itemsOf, readXml } from "#core/input/xml.ts";

/** gradle/verification-metadata.xml. */
export const gradleVerification: Reader = {
  name: "gradle-verification",
  locks: ["gradle-build", "gradle-catalog"],
  files: /\.xml$/i,
  recognise: (path, head) =>
    /^verification-metadata.*\.xml$/.test(fileName(path)) ||
    /<verification-metadata[\s>]/.test(head.slice(0, 2000)),
  read,
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const xml = readXml(text, options.chars === undefined ? {} : { chars: options.chars });
  if (!xml.ok) return xml;
  if (xml.value.name !== "verification-metadata")
    return failed(
      "line 1",
      "gradle-verification-unknown",
      "The root element is not `verification-metadata`.",
    );
  const gathering = inventoryBuilder("gradle-verification", options);
  for (const { attributes, line } of itemsOf(xml.value, "components", "component")) {
    const at = `line ${line}`;
    const [group, artifact] = [attributes.get("group") ?? "", attributes.get("name") ?? ""];
    const version = attributes.get("version") ?? null;
    if (group === "" || artifact === "") {
      gathering.leaveOut(at, "entry-unreadable", `${group}:${artifact}`);
      continue;
    }
    gathering.add({ ecosystem: "Maven", name: `${group}:${artifact}`, version, at });
  }
  gathering.remark(
    "",
    "wider-than-used",
    "The file lists all that the build downloads, its plugins among them.",
  );
  return gathering.done();
}
