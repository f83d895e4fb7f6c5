/**
 * A drilled day in a real room, act by act, and everything that each office may read of it: pictures, previews, comparisons, the journal, and every other
 * list that the contract gives it. The same day can be played by other organisations of the same cells: if a reader cannot tell the two days apart, it
 * knows of nobody what is different in them.
 */
import type { InputOf, OutputOf } from "#contract/endpoint.ts";
import { contract, type EndpointKey } from "#contract/index.ts";
import { type Caller, callerOf } from "#cli/room/room-client.ts";
import type { StatusCounts } from "#core/directive/attestation.ts";
import { makeToken, type TokenRequest } from "#stages/registry/tokens.ts";
import { drillAdvisories, drillAdvisoryFiles } from "#stages/registry/world/advisories.ts";
import { sql, system } from "#store/sql.ts";
import { openTestRoom, type TestRoom } from "#test/kit/room/test-room.ts";

/** One organisation of the day's room, and the cell that it is in. */
export type DayOrganization = {
  readonly id: string;
  readonly domain: string;
  readonly sector: string;
  readonly tier: string;
};

/** What one organisation does at its place in the day. */
export type Act = { readonly organization: string } & (
  | { readonly kind: "acknowledge" }
  | { readonly kind: "answer"; readonly counts: StatusCounts }
  | { readonly kind: "state"; readonly exposed: "yes" | "no" }
);

/** The offices that read; a lead authority and a ministry see their own organisations by name. */
export const readers = {
  chair: { role: "chair", office: "nso" },
  analyst: { role: "analyst" },
  lead: { role: "lead", office: "msit", domain: "private" },
  sector: { role: "sector", sector: "finance" },
} as const satisfies Readonly<Record<string, Omit<TokenRequest, "now">>>;
/** The name of a reader. */
export type ReaderName = keyof typeof readers;

type Picture = OutputOf<(typeof contract)["pictureRead"]>["pictures"][number];
type Entry = OutputOf<(typeof contract)["journalRead"]>["entries"][number];

/** What a reader saw after an act. */
export type ReadAfterAct = {
  readonly picture: Picture | null;
  readonly journal: readonly Entry[];
  readonly more: string;
};
/** After an act: how many organisations of each unit are shown otherwise than before it. */
export type Moved = ReadonlyMap<number, number>;
/** What each reader saw, act by act. */
export type Transcript = Readonly<Record<ReaderName, readonly ReadAfterAct[]>>;

/** Whom the directive of the day is addressed to: some fifty organisations in seven cells, one of them of three. */
const scope = 'org.sector == "transport" || (org.sector == "finance" && org.tier == "ciso")';
const subject = drillAdvisories.edgegate;

/** What every office may ask beside picture and journal, by endpoint: a new list has its line here. */
const questions = (
  directive: string,
): Readonly<Partial<Record<EndpointKey, Readonly<Record<string, unknown>>>>> => ({
  sessionRead: {},
  organizationList: { limit: 100 },
  organizationRead: { organization: "drill-basic-07" },
  officeList: {},
  advisorySearch: { limit: 5 },
  advisoryRead: { advisory: subject },
  quarantineList: {},
  alertOwn: {},
  alertList: {},
  feedList: {},
  feedChangeList: {},
  sourceList: {},
  alertLevelList: {},
  directiveList: {},
  directiveRead: { directive },
  signingRead: { directive },
  officeNoticeList: {},
  publicationRoleList: {},
  directiveStuck: { directive, limit: 100 },
  directiveExplain: { directive, organization: "drill-basic-07" },
  rulePackList: {},
  rulePackRead: { pack: "us.cisa.bod-26-04@1.0.0" },
  extensionList: { directive },
  deadLetterList: {},
  passkeyList: {},
  sessionList: {},
  noticeList: {},
  operatorList: {},
  operatorRead: { operator: "analyst-1" },
  setupRead: {},
  reportPolicy: {},
  reportProducts: { text: "ab" },
  intakeState: {},
  caseList: {},
  pictureEmbargoes: {},
  ownAdvisoryList: {},
  triageQueue: {},
  tokenList: {},
  advisoryProducts: { advisory: subject },
  roomStatus: {},
  sealingKeyList: {},
  sealingKeyHistory: {},
});

/** Endpoints that an office may read and of which the day does not ask: streams give again what their lists give, the journal is read apart, and a case is its participants' alone, an own advisory its office's until it is out. */
export const readApart: readonly EndpointKey[] = [
  "pictureRead",
  "pictureStream",
  "alertLevelStream",
  "journalRead",
  "caseRead",
  "caseTexts",
  "caseInvitationList",
  "supplierList",
  "supplierRecord",
  "caseMarks",
  "caseOpenings",
  "caseFileRead",
  "caseObjectRead",
  "ownAdvisoryRead",
  "cveQuotaRead",
];
/** Every endpoint that the day asks. */
export const asked: readonly EndpointKey[] = [
  ...readApart,
  ...(Object.keys(questions("-")) as EndpointKey[]),
];

/** Plays the day before these readers; `looks` is how often the long lists are read, the last time at its end. Pictures are read after each act, and the journal by the chair. */
export async function playDay(
  script: (members: readonly DayOrganization[]) => readonly Act[],
  { looks, by }: { readonly looks: number; readonly by: readonly ReaderName[] },
): Promise<{
  readonly members: readonly DayOrganization[];
  readonly transcript: Transcript;
  readonly moved: readonly Moved[];
}> {
  const room = await openTestRoom({ now: "2026-07-01T00:00:00Z" });
  try {
    const members = await room.store.read(system, async (tx) =>
      tx.rows<DayOrganization>(sql`select id, domain, sector, tier from organization
        where valid_to is null and (sector = 'transport' or (sector = 'finance' and tier = 'ciso')) order by id`),
    );
    const call = await callersOf(room, members);
    const directive = await issue(room, call);
    await room.settle();
    const seen: Record<ReaderName, ReadAfterAct[]> = { chair: [], analyst: [], lead: [], sector: [] };
    const read = { directive, position: { after: 0 } };
    const moved: Moved[] = [];
    let shown = await shownAnswers(room, directive);
    const acts = script(members);
    for (const [at, act] of acts.entries()) {
      await carryOut(call(act.organization), { act, directive, once: `act-${at}` });
      await room.settle();
      room.advance(60_000);
      const now = await shownAnswers(room, directive);
      moved.push(movesBetween(shown, now));
      shown = now;
      const looked = (acted: number): number => Math.floor((acted * looks) / acts.length);
      const long = looked(at + 1) > looked(at);
      for (const name of by) seen[name].push(await look(call(name), name, { ...read, long }));
      read.position.after += seen.chair.at(-1)?.journal.length ?? 0;
    }
    return { members, transcript: seen, moved };
  } finally {
    await room.close();
  }
}

type Shown = ReadonlyMap<string, { readonly unit: number; readonly answer: string }>;

async function shownAnswers(room: TestRoom, directive: string): Promise<Shown> {
  const rows = await room.store.read(system, async (tx) =>
    tx.rows<{ organization: string; unit: number; answer: string }>(sql`
      select organization, unit, shown_answer as answer from picture_response
        join picture_cell using (directive, domain, sector, tier) where directive = ${directive}`),
  );
  return new Map(rows.map(({ organization, ...row }) => [organization, row]));
}

function movesBetween(before: Shown, after: Shown): Moved {
  const changed = [...after].filter(([id, { answer }]) => (before.get(id)?.answer ?? "silent") !== answer);
  return new Map([...Map.groupBy(changed, ([, { unit }]) => unit)].map(([unit, its]) => [unit, its.length]));
}

async function callersOf(
  room: TestRoom,
  members: readonly DayOrganization[],
): Promise<(name: string) => Caller> {
  const requests: readonly (readonly [string, Omit<TokenRequest, "now">])[] = [
    ...Object.entries(readers),
    ["second", { role: "chair", office: "nso" }],
    ...members.map(({ id }) => [id, { role: "organization", organization: id }] as const),
  ];
  const secrets = new Map<string, string>();
  for (const [name, request] of requests) {
    const made = await room.store.write(
      system,
      async (tx) => await makeToken(tx, { ...request, now: room.now() }),
    );
    secrets.set(name, made.secret);
  }
  return (name) => callerOf(room.origin, secrets.get(name) ?? "", room.fetch);
}

const draft: InputOf<(typeof contract)["directiveDraft"]> = {
  title: { ko: "[훈련] 하루", en: "[DRILL] a day" },
  advisories: [subject],
  rulePack: "us.cisa.bod-26-04@1.0.0",
  scope,
  actions: [{ kind: "upgrade", clock: { start: "published", duration: { days: 3 } } }],
  binding: true,
  legalBasis: { ko: "훈련 계획", en: "Exercise plan" },
  contact: "duty@room.drill.example",
};

async function issue(room: TestRoom, call: (name: string) => Caller): Promise<string> {
  const records = drillAdvisoryFiles("2026-06-30T00:00:00Z").map(({ path, text }) => ({
    path,
    position: "",
    text,
  }));
  await call("analyst")(contract.importRecords, { batch: "day", records });
  const { directive } = await call("chair")(contract.directiveDraft, draft);
  await call("chair")(contract.directiveSubmit, { directive });
  await call("second")(contract.directiveApprove, { directive });
  await room.settle();
  return directive;
}

async function carryOut(
  call: Caller,
  { act, directive, once }: { readonly act: Act; readonly directive: string; readonly once: string },
): Promise<void> {
  if (act.kind === "state") await call(contract.assetFactsState, { exposed: act.exposed });
  else if (act.kind === "acknowledge") await call(contract.taskAcknowledge, { directive });
  else await call(contract.taskAnswer, { directive, revision: 1, counts: act.counts, once });
}

async function look(
  call: Caller,
  name: ReaderName,
  read: { readonly directive: string; readonly position: { readonly after: number }; readonly long: boolean },
): Promise<ReadAfterAct> {
  const { pictures } = await call(contract.pictureRead, { directive: read.directive });
  const journal =
    name === "chair"
      ? (await call(contract.journalRead, { after: read.position.after, limit: 500 })).entries
      : [];
  return {
    picture: pictures[0] ?? null,
    journal,
    more: read.long ? await lists(call, name, read.directive) : "",
  };
}

/** All lists, and previews of two scopes that differ by one organisation. */
async function lists(call: Caller, name: ReaderName, directive: string): Promise<string> {
  const role = readers[name].role;
  const answers: unknown[] = [];
  for (const [key, input] of Object.entries(questions(directive))) {
    const endpoint = contract[key as EndpointKey];
    if (!(endpoint.roles as readonly string[]).includes(role)) continue;
    answers.push([key, await call(endpoint, input as never).catch((error: Error) => error.message)]);
  }
  if (role !== "analyst")
    for (const chosen of [scope, `(${scope}) && org.id != "drill-critical-01"`, "true"]) {
      answers.push(await call(contract.directivePreview, { ...draft, scope: chosen }));
      const packs = ["us.cisa.bod-26-04@1.0.0", "us.cisa.bod-22-01@1.0.0"];
      answers.push(await call(contract.rulePackCompare, { draft: { ...draft, scope: chosen }, packs }));
    }
  return JSON.stringify(answers);
}
