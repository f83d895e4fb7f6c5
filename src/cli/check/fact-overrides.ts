/** The file that `--facts` names: what holds of the assets, and who the organisation is, for one run. What is kept at home is `bongsu facts`. */
import { readFile } from "node:fs/promises";
import { assetFactNames, assetFactValues } from "#core/asset/asset-facts-file.ts";
import { member, readJson, textMember } from "#core/input/json.ts";
import type { AssetFacts } from "#core/rules/judge-by-table.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { printable } from "#core/input/printable.ts";
import type { OrganizationAttributes } from "#core/actor.ts";

/** What holds for one run. */
type FactOverrides = { readonly facts: AssetFacts; readonly organization?: OrganizationAttributes };

/** Reads the file. Refuses one that cannot be read, or a value that no fact has. */
export async function readFactOverrides(path: string): Promise<FactOverrides> {
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null) throw new MessageRefusal("input-invalid", (t) => t("factsCommand.unreadable", { path }));
  const read = readJson(text);
  if (!read.ok)
    throw new MessageRefusal("input-invalid", (t) => t("factsCommand.notJson", { path }), read.findings);
  const patch = fact(read.value, "patch", ["yes", "no"]);
  const named = assetFactNames.map((name) => fact(read.value, name, assetFactValues[name]));
  const facts: AssetFacts = Object.assign({}, ...named, patch);
  const organization = member(read.value, "org");
  if (organization === undefined) return { facts };
  const { organizationOf } = await import("#agent/check/addressed-directives.ts");
  return { facts, organization: organizationOf(organization) };
}

function fact(value: unknown, name: string, allowed: readonly string[]): Readonly<Record<string, string>> {
  const said = textMember(value, name);
  if (said === null) return {};
  const found = allowed.find((one) => one === said);
  if (found === undefined)
    throw new MessageRefusal("input-invalid", (t) =>
      t("factsCommand.notOneOf", { name, allowed: allowed.join(", "), value: printable(said) }),
    );
  return { [name]: found };
}
