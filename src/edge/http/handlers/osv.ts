/**
 * Handlers: the OSV API over the OSV records that the room has, so that OSV clients can ask a room. Records of other formats are left out:
 * they name products that no ecosystem of this API has. Commits are answered with nothing, as nothing is known of them.
 */
import { promisify } from "node:util";
import { zstdDecompress } from "node:zlib";
import { placeVersion } from "#core/exposure.ts";
import { readJson } from "#core/json.ts";
import { productOfEcosystem } from "#core/product/ecosystem.ts";
import { productOfPurl, pypiName, releaseMissing } from "#core/product/product.ts";
import { Refusal } from "#core/problem.ts";
import type { Actor } from "#core/who.ts";
import type { InputOf } from "#contract/endpoint.ts";
import type { osvQuery } from "#contract/osv-query.ts";
import type { Handlers } from "#edge/http/handler.ts";
import { type OsvSource, osvSources, recordHeads } from "#stages/advisory/queries.ts";
import { advisoriesOfPackage, type PackageQuestion } from "#stages/exposure/queries.ts";
import type { Tx } from "#store/sql.ts";

/** Nobody in particular: the database shows it what anyone may read, and no record that may not be passed on. */
const anyone: Actor = { role: "agent", id: "public" };

const pageLength = 1000;
const pageBytes = 24 * 1024 * 1024;
const noTime = "0001-01-01T00:00:00Z";

type Question = InputOf<typeof osvQuery>;

/** Handlers of the OSV API. */
export const osvHandlers: Handlers<"osvQuery" | "osvQueryBatch" | "osvRead"> = {
  osvQuery: async ({ input, room }) => {
    const question = questionOf(input);
    return await room.store.read(anyone, async (tx) => {
      const { keys, more } = await pageOf(tx, input, question);
      const page = await fullRecords(tx, keys);
      return answer(page.vulns, more || page.last !== keys.at(-1) ? page.last : undefined);
    });
  },
  osvQueryBatch: async ({ input, room }) => {
    const questions = input.queries.map((one) => ({ asked: one, question: questionOf(one) }));
    return await room.store.read(anyone, async (tx) => {
      const results = [];
      for (const { asked, question } of questions) {
        const { keys, more } = await pageOf(tx, asked, question);
        const heads = keys.length === 0 ? [] : await recordHeads(tx, keys);
        const vulns = heads.map(({ id, modified }) => ({ id, modified: modified ?? noTime }));
        results.push(answer(vulns, more ? keys.at(-1) : undefined));
      }
      return { results };
    });
  },
  osvRead: async ({ input, room }) => {
    const key = `osv/${input.id}`;
    const [found] = await room.store.read(anyone, async (tx) => await osvSources(tx, [key]));
    if (found === undefined) throw new Refusal("not-found", "Bug not found.");
    return (await recordOf(found)).record;
  },
};

function answer<T>(vulns: T[], last: string | undefined): { vulns?: T[]; next_page_token?: string } {
  const token = last === undefined ? {} : { next_page_token: Buffer.from(last).toString("base64url") };
  return vulns.length === 0 ? token : { vulns, ...token };
}

/** The keys of one page; `more` says that there is another. */
async function pageOf(
  tx: Tx,
  asked: Question,
  question: PackageQuestion | null,
): Promise<{ readonly keys: readonly string[]; readonly more: boolean }> {
  if (question === null) return { keys: [], more: false };
  const after = Buffer.from(asked.page_token ?? "", "base64url").toString();
  const all = await advisoriesOfPackage(tx, question);
  const beyond = all.filter((key) => key.startsWith("osv/") && key > after);
  return { keys: beyond.slice(0, pageLength), more: beyond.length > pageLength };
}

type Full = { readonly vulns: Readonly<Record<string, unknown>>[]; readonly last: string | undefined };

/** The records of these keys, as many as one answer can hold, at least one; `last` is the key of the last of them. */
async function fullRecords(tx: Tx, keys: readonly string[]): Promise<Full> {
  const vulns = [];
  let bytes = 0;
  let last = keys.at(-1);
  for (const source of keys.length === 0 ? [] : await osvSources(tx, keys)) {
    const { record, size } = await recordOf(source);
    bytes += size;
    if (vulns.length > 0 && bytes > pageBytes) return { vulns, last };
    vulns.push(record);
    last = source.key;
  }
  return { vulns, last: keys.at(-1) };
}

async function recordOf(
  source: OsvSource,
): Promise<{ readonly record: Readonly<Record<string, unknown>>; readonly size: number }> {
  const text = (await promisify(zstdDecompress)(source.source)).toString();
  const read = readJson(text, { meaning: false });
  if (!read.ok) throw new Error(`the stored source of ${source.key} is no longer JSON`);
  return { record: read.value as Readonly<Record<string, unknown>>, size: text.length };
}

/** What is asked, or `null` for what no room knows (a commit, an ecosystem that is none). Refuses what the API calls invalid. */
function questionOf({ commit, version, package: named }: Question): PackageQuestion | null {
  const { name, ecosystem, purl } = named ?? {};
  if (commit !== undefined) {
    if (version !== undefined || named !== undefined) throw invalid("/commit", "a commit is asked for alone");
    return null;
  }
  if (purl === undefined) {
    if (name === undefined || ecosystem === undefined)
      throw invalid("/package", "a package has a purl, or a name and an ecosystem");
    return byName(ecosystem, name, version);
  }
  if (name !== undefined || ecosystem !== undefined)
    throw invalid("/package", "a package with a purl has no name or ecosystem beside it");
  return byPurl(purl, version);
}

function byName(ecosystem: string, name: string, version: string | undefined): PackageQuestion | null {
  const found = productOfEcosystem(ecosystem, name);
  if (!found.ok) return null;
  const plain = ecosystem === "PyPI" ? pypiName : (text: string) => text;
  const wanted = plain(name);
  return questionAbout(found.value, version ?? null, (other) => plain(other) === wanted);
}

function byPurl(purl: string, version: string | undefined): PackageQuestion {
  const read = productOfPurl(purl);
  if (!read.ok) throw invalid("/package/purl", "it is not a package URL");
  if (read.value.version !== null && version !== undefined)
    throw invalid("/version", "version specified in params and purl query");
  return questionAbout(read.value.product, version ?? read.value.version, null);
}

function questionAbout(
  product: string,
  version: string | null,
  names: PackageQuestion["names"],
): PackageQuestion {
  return {
    product,
    allReleases: releaseMissing(product),
    names,
    version: version === null || version === "" ? null : placeVersion(product, version),
  };
}

function invalid(at: string, message: string): Refusal {
  return new Refusal("input-invalid", `Invalid query: ${message}.`, [{ at, code: "query-invalid", message }]);
}
