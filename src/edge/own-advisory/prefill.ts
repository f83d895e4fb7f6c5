/** A record from a case: its texts and its accepted reports, opened with the office's key in memory, for who coordinates the case. */
import type { Actor } from "#core/actor.ts";
import { supplierAnswerIn } from "#core/coordination/answer/supplier-answer.ts";
import { readJsonBytes, textMember } from "#core/input/json.ts";
import { creditLine, readCredit } from "#core/intake/finder-credit.ts";
import { isObject } from "#core/input/json-cursor.ts";
import { type Finding, Refusal } from "#core/problem.ts";
import type { CaseAnswer } from "#core/publish/from-answers.ts";
import { remarksOnProducts } from "#core/publish/from-case-products.ts";
import type { CaseClaim, CaseFacts } from "#core/publish/case-facts.ts";
import { recordOfCase } from "#core/publish/from-case.ts";
import { openBytes } from "#core/seal/object/sealed-object.ts";
import { ownReportIn } from "#core/submission/own-report.ts";
import type { TextByLanguage } from "#core/text.ts";
import { claimsOf } from "#edge/http/report/readable-claims.ts";
import { holdersOf } from "#edge/http/report/triage-look.ts";
import type { ApartRoom } from "#edge/http/room.ts";
import { languagesOfRecords } from "#edge/own-advisory/documents.ts";
import { translatorOf } from "#messages/translators.ts";
import { mustCoordinate } from "#stages/case/participants.ts";
import { productsBySupplier, productsNamed } from "#stages/case/products.ts";
import { casesWritten } from "#stages/advisory/own/queries.ts";
import { readCase } from "#stages/case/queries.ts";
import { creditObjects } from "#stages/intake/finder-credit.ts";
import { submissionsOf } from "#stages/intake/queries.ts";
import { onBehalfOf } from "#stages/registry/operators.ts";
import { roomTopology } from "#stages/registry/queries.ts";
import { acceptedReports } from "#stages/triage/case-reports.ts";
import { reportsOfCase } from "#stages/triage/queries.ts";
import { appendEvents } from "#store/journal.ts";
import { takeToOpen } from "#store/sealed/sealed-objects.ts";
import { system } from "#store/sql.ts";

type Prefilling = { readonly id: string; readonly actor: Actor };

/** The record as a document, from a case or with what the room knows alone, and what the case leaves open. Refuses alike where there is no such case, and where the actor does not coordinate it. */
export async function prefilledFrom(
  room: ApartRoom,
  { id, actor }: { readonly id: string | null; readonly actor: Actor },
): Promise<{ readonly document: Readonly<Record<string, unknown>>; readonly remarks: readonly Finding[] }> {
  const { office } = actor;
  if (office === undefined)
    throw new Refusal("not-permitted", "Only who works for an office writes advisories.");
  const { offices } = await room.store.read(system, roomTopology);
  const name: TextByLanguage = offices.find((one) => one.id === office)?.name ?? {};
  const facts: CaseFacts = {
    ...(id === null ? nothingSaid : await caseFacts(room, { id, actor }, office)),
    publisher: { name: name["en"] ?? Object.values(name)[0] ?? office, namespace: room.origin },
  };
  const sentences = {
    firstPublication: inEach("ownAdvisory.firstPublication"),
    reproduced: inEach("ownAdvisory.reproduced"),
    fixed: ({ version, date }: { readonly version: string; readonly date: string }) =>
      inEach("ownAdvisory.fixedSince", { version, date }),
  };
  const document = recordOfCase(facts, sentences, { drill: room.drill, now: room.now().toISOString() });
  return { document, remarks: remarksOnProducts(facts) };
}

const nothingSaid = {
  product: "",
  title: "",
  summary: "",
  severity: "",
  identifiers: [],
  identifiersOf: new Map(),
  claims: [],
  answers: [],
  credits: [],
  reproduced: false,
  exploited: false,
};

async function caseFacts(
  room: ApartRoom,
  { id, actor }: Prefilling,
  office: string,
): Promise<Omit<CaseFacts, "publisher">> {
  const now = room.now().toISOString();
  const shown = await readCase(
    room.store,
    { id, actor, now, written: casesWritten, most: Infinity },
    (of) => room.unlocked?.holders(of) ?? [],
  );
  mustCoordinate(shown.view);
  const textOf = (kind: "about" | "invitation", member: string): string => {
    const { content } = shown.texts.find((text) => text.kind === kind) ?? { content: null };
    const value = isObject(content) ? content[member] : undefined;
    return typeof value === "string" ? value : "";
  };
  return {
    product: textOf("invitation", "product"),
    title: textOf("about", "title"),
    summary: textOf("about", "summary"),
    severity: textOf("invitation", "severity"),
    identifiers: productsNamed(shown.texts),
    identifiersOf: productsBySupplier(shown.texts),
    answers: answersIn(shown.texts),
    ...(await reportFacts(room, { id, actor }, office)),
  };
}

type CaseTexts = Awaited<ReturnType<typeof readCase>>["texts"];

/** What suppliers answered, oldest first, with their names where the case has them. */
function answersIn(texts: CaseTexts): readonly CaseAnswer[] {
  const names = new Map(
    texts.flatMap(({ kind, content }) =>
      kind === "participant" ? [[textMember(content, "participant"), textMember(content, "name") ?? ""]] : [],
    ),
  );
  return texts.flatMap(({ kind, author, sealedAt, content }) => {
    const answer = kind === "answer" ? supplierAnswerIn(content) : null;
    if (answer === null) return [];
    return [{ supplier: author, supplierName: names.get(author) ?? "", at: sealedAt, answer }];
  });
}

function inEach(
  key: "ownAdvisory.firstPublication" | "ownAdvisory.reproduced" | "ownAdvisory.fixedSince",
  values: Readonly<Record<string, string>> = {},
): TextByLanguage {
  const said = languagesOfRecords.map(
    (language) => [language, translatorOf(language).find(key, values) ?? ""] as const,
  );
  return Object.fromEntries(said.filter(([, text]) => text !== ""));
}

type ReportFacts = Pick<CaseFacts, "claims" | "credits" | "reproduced" | "exploited">;

/** What the accepted reports claim, and how their finders and those of reports behind them asked to be thanked. That they are opened is in the journal before there is any text. */
async function reportFacts(room: ApartRoom, { id, actor }: Prefilling, office: string): Promise<ReportFacts> {
  const holders = await holdersOf(room, office);
  const { reports, credits, contents } = await room.store.write(onBehalfOf({ id: actor.id }), async (tx) => {
    const rows = await submissionsOf(tx, await acceptedReports(tx, id));
    const all = await reportsOfCase(tx, id);
    const stated = await creditObjects(
      tx,
      all.map(({ number }) => number),
    );
    const own = holders.length === 0 ? [] : [...rows.map(({ object }) => object), ...stated.values()];
    const taken = await takeToOpen(
      tx,
      own,
      holders.map(({ keyid }) => keyid),
    );
    await appendEvents(tx, ...taken.events);
    return { reports: rows, credits: stated, contents: taken.contents };
  });
  const opened = async (object: string): Promise<Uint8Array | null> => {
    const sealed = contents.get(object);
    const bytes = sealed === undefined ? null : await openBytes(sealed, holders);
    return bytes?.ok === true ? bytes.value : null;
  };
  const claims: CaseClaim[] = [];
  let exploited = false;
  for (const { number, object } of reports) {
    const bytes = await opened(object);
    if (bytes === null) continue;
    const own = await claimsOf(bytes);
    claims.push(...(credits.has(number) ? own.map((claim) => ({ ...claim, reporter: null })) : own));
    exploited ||= ownReportIn(bytes)?.exploited === true;
  }
  const verdicts = reports.flatMap(({ gates }) => gates.filter(({ gate }) => gate === "reproducer"));
  return {
    claims,
    credits: (await Promise.all([...credits.values()].map(opened))).flatMap(lineIn),
    exploited,
    reproduced: verdicts.some(({ verdict }) => verdict === "reproduced"),
  };
}

/** The line that a finder's statement asks for. */
function lineIn(bytes: Uint8Array | null): readonly string[] {
  const json = bytes === null ? null : readJsonBytes(bytes);
  const credit = json?.ok === true ? readCredit(json.value) : null;
  const line = credit === null ? null : creditLine(credit);
  return line === null ? [] : [line];
}
