/**
 * Handlers: the OSV API over the OSV records that the room has, so that OSV clients can ask a room. Records of other formats are left out:
 * they name products that no ecosystem of this API has. Commits are answered with nothing, as nothing is known of them.
 */
import { promisify } from "node:util";
import { zstdDecompress } from "node:zlib";
import { placeVersion } from "#core/matching/exposure.ts";
import { readJson, textMember } from "#core/input/json.ts";
import { pageCursor } from "#core/input/page-cursor.ts";
import { productOfEcosystem } from "#core/product/ecosystem.ts";
import { productOfPurl, pypiName, releaseMissing } from "#core/product/product.ts";
import { Refusal } from "#core/problem.ts";
import type { Actor } from "#core/actor.ts";
import type { InputOf } from "#contract/endpoint.ts";
import type { osvQuery } from "#contract/advisory/osv-query.ts";
import type { Handlers } from "#edge/http/handler.ts";
import { LargeWork } from "#edge/http/work/large.ts";
import { type OsvSource, osvSources } from "#stages/advisory/queries.ts";
import { advisoriesOfPackage, type PackageQuestion } from "#stages/exposure/queries.ts";
import type { Tx } from "#store/sql.ts";

/** Nobody in particular: the database shows it what anyone may read now (`core/privacy/publication-rule.ts`). */
const anyone: Actor = { role: "public", id: "public" };

/** A record whose compressed source is no larger takes less than a millisecond to read. */
const smallSource = 4096;
const pageLength = 1000;
const batchLength = 3000;
const pageBytes = 24 * 1024 * 1024;
const noTime = "0001-01-01T00:00:00Z";

type OsvQueryInput = InputOf<typeof osvQuery>;

/** Handlers of the OSV API. */
export const osvHandlers: Handlers<"osvQuery" | "osvQueryBatch" | "osvRead"> = {
  osvQuery: async ({ input, room }) => {
    const question = questionOf(input);
    const after = placeOf(input, "/page_token");
    return await room.store.read(anyone, async (tx) => {
      const { keys, more } = pageAfter(after, await keysOf(tx, question), pageLength);
      const page = await fullRecords(tx, keys);
      return answer(page.vulns, more || page.last !== keys.at(-1) ? page.last : undefined);
    });
  },
  osvQueryBatch: async ({ input, room }) => {
    const asked = input.queries.map((one, i) => ({
      question: questionOf(one),
      after: placeOf(one, `/queries/${i}/page_token`),
    }));
    return await room.store.read(anyone, async (tx) => {
      const pages: KeyPage[] = [];
      let left = batchLength;
      for (const { question, after } of asked) {
        const page = pageAfter(after, await keysOf(tx, question), Math.min(pageLength, left));
        left -= page.keys.length;
        pages.push(page);
      }
      const stamps = await stampsOf(tx, new Set(pages.flatMap(({ keys }) => keys)));
      return { results: pages.map((page) => stampedAnswer(page, stamps)) };
    });
  },
  osvRead: async ({ input, room, onlySmall }) => {
    const key = `osv/${input.id}`;
    const [found] = await room.store.read(anyone, async (tx) => await osvSources(tx, [key]));
    if (found === undefined) throw new Refusal("not-found", "Bug not found.");
    if (onlySmall === true && found.source.length > smallSource) throw new LargeWork();
    return (await recordOf(found)).record;
  },
};

function answer<T>(vulns: T[], last: string | undefined): { vulns?: T[]; next_page_token?: string } {
  const token = last === undefined ? {} : { next_page_token: osvCursor.write(last) };
  return vulns.length === 0 ? token : { vulns, ...token };
}

const osvCursor = pageCursor("osv", "text");

async function keysOf(tx: Tx, question: PackageQuestion | null): Promise<readonly string[]> {
  if (question === null) return [];
  return (await advisoriesOfPackage(tx, question)).filter((key) => key.startsWith("osv/"));
}

/** The keys of one page; `more` says that there is another after `last`. */
type KeyPage = { readonly keys: readonly string[]; readonly last: string; readonly more: boolean };

/** The key after which a page begins; for this API an empty token is none. */
function placeOf({ page_token: token }: OsvQueryInput, at: string): string {
  return osvCursor.read(token === "" ? undefined : token, at)?.[0] ?? "";
}

function pageAfter(after: string, keys: readonly string[], length: number): KeyPage {
  const beyond = keys.filter((key) => key > after);
  const page = beyond.slice(0, length);
  return { keys: page, last: page.at(-1) ?? after, more: beyond.length > length };
}

type Stamp = { readonly id: string; readonly modified: string };

/** Id and time of change as the records themselves write them, so that a client can compare them with what it has. */
async function stampsOf(tx: Tx, keys: ReadonlySet<string>): Promise<ReadonlyMap<string, Stamp>> {
  const stamps = new Map<string, Stamp>();
  const all = [...keys];
  for (let at = 0; at < all.length; at += 200)
    for (const source of await osvSources(tx, all.slice(at, at + 200))) {
      const { record } = await recordOf(source);
      stamps.set(source.key, { id: source.id, modified: textMember(record, "modified") ?? noTime });
    }
  return stamps;
}

function stampedAnswer({ keys, last, more }: KeyPage, stamps: ReadonlyMap<string, Stamp>) {
  const vulns = keys.flatMap((key) => stamps.get(key) ?? []);
  return answer(vulns, more ? last : undefined);
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
function questionOf({ commit, version, package: named }: OsvQueryInput): PackageQuestion | null {
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
