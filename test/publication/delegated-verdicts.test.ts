/** A delegated list is answered as the agent's check answers it: the same lists and feeds through both, component by component. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, it } from "node:test";
import { openFeed } from "#edge/feed/feed.ts";
import { withStatedRecords } from "#edge/feed/import-completeness.ts";
import { recordsOf } from "#edge/feed/import-records.ts";
import { isBetter } from "#core/verdict.ts";
import type { ImportRecord } from "#core/format/import-record.ts";
import { checkAnswerAt } from "#test/kit/law/answers.ts";
import { exposureAnswer, type NamedList, roomWith } from "#test/kit/law/room-exposure.ts";

const vectors = join(import.meta.dirname, "../vectors/crafted");
const cases = join(import.meta.dirname, "../../../shared/cases");
const ecosystems = ["npm", "PyPI", "Maven", "Go", "Debian:12", "CVE", "crates.io"];
const now = "2026-11-21T00:00:00Z";

/** The records of a feed as an import brings them whose user states that it is all of some ecosystems. */
async function recordsIn(feed: string): Promise<readonly ImportRecord[]> {
  const stated = ecosystems.map((ecosystem) => ({ ecosystem, to: now, records: null }));
  return await Array.fromAsync(withStatedRecords(recordsOfFeed(feed), { now, stated }));
}

async function* recordsOfFeed(feed: string): AsyncGenerator<ImportRecord> {
  for await (const item of openFeed([feed])) yield* recordsOf(item);
}

function listsBelow(folder: string): readonly NamedList[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => ({
      name: join(folder, path),
      path: relative(folder, join(folder, path)),
      text: readFileSync(join(folder, path), "utf8"),
    }));
}

/**
 * Where the two answer otherwise, of the components that both read. A list alone is answered alike; of several that lie together a check knows more than
 * each says (an image's release, a parent's versions), and what is delegated is then never answered better.
 */
async function differences(feed: string, folders: readonly string[]): Promise<readonly string[]> {
  const room = await roomWith(await recordsIn(feed), now);
  const found: string[] = [];
  for (const folder of folders) {
    const args = ["--feed", feed, "--complete", ecosystems.map((one) => `${one}@2026-11-21`).join(",")];
    const checked = await checkAnswerAt(folder, args, now);
    const shown = await exposureAnswer(room, listsBelow(folder));
    if (checked === null || shown === null) continue;
    const isAlone = listsBelow(folder).length === 1;
    for (const [key, verdict] of checked.verdicts) {
      const other = shown.verdicts.get(`${folder}${key}`);
      if (other === undefined || other === verdict) continue;
      if (isAlone || isBetter(verdict, other))
        found.push(`${relative(feed, folder)}${key.replaceAll("\n", " ")}: ${verdict}, delegated ${other}`);
    }
  }
  await room.close();
  return found;
}

/** Every sixteenth case; `all` of them, or those whose names begin so. */
function casesWanted(all: readonly string[], wanted: string | undefined): readonly string[] {
  if (wanted === undefined) return all.filter((_, i) => i % 16 === 0);
  return wanted === "all" ? all : all.filter((name) => name.startsWith(wanted));
}

describe("a delegated list", () => {
  it("is answered as the agent answers it, for the crafted lists", async () => {
    const folders = readdirSync(vectors).filter((name) => name !== "feed");
    assert.deepEqual(
      await differences(
        join(vectors, "feed"),
        folders.map((name) => join(vectors, name, "list")),
      ),
      [],
    );
  });

  const real = existsSync(cases)
    ? readdirSync(cases).filter((name) => existsSync(join(cases, name, "feed")))
    : [];
  const skip = real.length > 0 ? false : `no ${cases}`;
  it("is answered so for the cases that lie beside the project", { skip }, async (t) => {
    const found: string[] = [];
    const some = casesWanted(real, process.env["DELEGATED_CASES"]);
    for (const name of some) {
      const input = join(cases, name, "input");
      if (!existsSync(input) || !statSync(input).isDirectory()) continue;
      for (const one of await differences(join(cases, name, "feed"), [input])) found.push(`${name}: ${one}`);
    }
    t.diagnostic(`${some.length} of ${real.length} cases`);
    assert.deepEqual(found, []);
  });
});
