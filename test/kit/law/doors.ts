/**
 * Every door of a room: each endpoint of the contract with what it is asked, each published file, each waiting message. A new endpoint does not compile until
 * it says here what it is asked for.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { gunzipSync } from "node:zlib";
import { contract, type EndpointKey } from "#contract/index.ts";
import type { Endpoint } from "#contract/endpoint.ts";
import type { OperatorRole } from "#stages/registry/operators.ts";
import { makeToken } from "#stages/registry/tokens.ts";
import { sql, system } from "#store/sql.ts";
import { sample } from "../sample-input.ts";
import type { TestRoom } from "../room/test-room.ts";
import { type Mark, type Reader } from "./planted.ts";

type EndpointInput = Readonly<Record<string, unknown>>;
/** What an endpoint is asked about a mark. */
type Questions = (of: Mark) => readonly EndpointInput[];

const asIs: Questions = () => [{}];
const sampled = "sampled";
const left = "left";
const names = ({ id, cve, word, lib }: Mark): readonly string[] => [
  id,
  cve,
  id.toLowerCase(),
  word,
  `pkg:npm/${lib}`,
];

function draftOn(id: string): EndpointInput {
  return {
    title: { ko: "[훈련] 점검", en: "[DRILL] look" },
    advisories: [id],
    rulePack: "us.cisa.bod-26-04@1.0.0",
    scope: "true",
    actions: [{ kind: "patch" }],
    binding: false,
    legalBasis: { ko: "훈련", en: "Drill" },
    contact: "duty@room.example",
  };
}

/** Of every endpoint what it is asked about a mark; `sampled` is a small valid input that is about nothing planted; `left` are those that change what the test stands on, or take a secret and give no record. */
export const questions: Readonly<Record<EndpointKey, Questions | typeof sampled | typeof left>> = {
  sessionOpen: left,
  sessionRead: asIs,
  sessionClose: left,
  passkeyOptions: left,
  passkeyRegister: left,
  passkeyChallenge: left,
  passkeyOpen: left,
  stepUpBegin: left,
  stepUpFinish: left,
  passkeyList: asIs,
  passkeyRemove: sampled,
  sessionList: asIs,
  sessionEnd: sampled,
  noticeList: asIs,
  noticeRead: left,
  operatorList: asIs,
  operatorRead: sampled,
  operatorInvite: left,
  operatorLink: sampled,
  operatorChange: sampled,
  operatorDisable: sampled,
  operatorEnable: sampled,
  operatorReset: sampled,
  operatorSignOut: sampled,
  signInWays: asIs,
  oidcBegin: left,
  topologyReplace: left,
  setupRead: asIs,
  invitationMerge: left,
  tokenList: asIs,
  tokenMake: left,
  tokenRevoke: sampled,
  organizationList: asIs,
  organizationRead: sampled,
  organizationRegister: left,
  officeList: asIs,
  keyList: asIs,
  keyRegister: left,
  keyRevoke: sampled,
  importRecords: left,
  advisorySearch: (of) => [{}, { limit: 200 }, ...[...names(of), of.word.slice(1)].map((q) => ({ q }))],
  advisoryRead: (of) => names(of).map((advisory) => ({ advisory })),
  advisoryProducts: (of) => names(of).map((record) => ({ format: "osv", record })),
  roomStatus: asIs,
  quarantineList: asIs,
  alertOwn: asIs,
  alertRead: left,
  alertAcknowledge: sampled,
  alertList: asIs,
  feedList: asIs,
  feedRequest: sampled,
  feedAccept: sampled,
  feedChangeList: () => [{}, { show: "decided", limit: 200 }],
  feedChangeConfirm: sampled,
  feedChangeRefuse: sampled,
  feedChangeUndo: sampled,
  sourceList: asIs,
  inventoryDelegate: left,
  inventoryList: asIs,
  inventoryRevoke: left,
  topologyRead: asIs,
  organizationLoad: left,
  alertLevelList: asIs,
  alertLevelStream: asIs,
  alertLevelRecord: left,
  assetFactsRead: asIs,
  assetFactsState: left,
  exposureList: () => [{}, { limit: 1 }],
  caseList: asIs,
  caseRead: sampled,
  caseOpen: left,
  caseAct: sampled,
  caseContactNote: sampled,
  caseHandOver: sampled,
  caseLink: sampled,
  caseSplit: sampled,
  caseTexts: sampled,
  caseParticipantAdd: sampled,
  caseAnswer: sampled,
  caseAnswerRead: sampled,
  caseInvitationMake: left,
  caseInvitationList: sampled,
  caseInvitationWithdraw: sampled,
  caseInvitationSeal: left,
  caseAnswerTake: sampled,
  caseCopyMake: left,
  caseReplyAddressRevoke: sampled,
  supplierList: sampled,
  supplierRecord: sampled,
  supplierTake: sampled,
  caseInvitationRead: sampled,
  caseInvitationAccept: sampled,
  caseInvitationJoin: sampled,
  caseInvitationDecline: sampled,
  caseMessageSend: sampled,
  caseMarks: sampled,
  caseOpenings: sampled,
  caseIdentify: sampled,
  caseProducts: sampled,
  caseSignalDecide: sampled,
  caseFileAdd: sampled,
  caseFileRead: sampled,
  caseObjectRead: sampled,
  caseKeyRegister: sampled,
  cveQuotaRead: asIs,
  ownAdvisoryList: asIs,
  ownAdvisoryRead: sampled,
  ownAdvisoryPreview: sampled,
  ownAdvisoryPrefill: sampled,
  ownAdvisoryDraft: left,
  ownAdvisoryCve: sampled,
  ownAdvisoryEdit: sampled,
  ownAdvisorySubmit: sampled,
  ownAdvisoryApprove: left,
  ownAdvisoryWithdraw: sampled,
  triageQueue: asIs,
  triageLook: sampled,
  triageRelease: sampled,
  triageAct: sampled,
  findingsReceive: left,
  reportPolicy: asIs,
  reportWork: asIs,
  reportProducts: (of) => [{ text: of.lib }, { text: of.id }, { text: of.cve }],
  reportStatus: left,
  reportReply: left,
  reportEmbargo: left,
  reportFile: left,
  reportCredit: left,
  intakeState: asIs,
  supplierPaceRead: asIs,
  supplierPaceState: left,
  osvQuery: (of) => [
    { package: { ecosystem: "npm", name: of.lib } },
    { package: { ecosystem: "npm", name: of.lib }, version: "1.0.0" },
    { package: { purl: `pkg:npm/${of.lib}@1.0.0` } },
  ],
  osvQueryBatch: (of) => [{ queries: [{ package: { ecosystem: "npm", name: of.lib }, version: "1.0.0" }] }],
  osvRead: ({ id, cve }) => [{ id }, { id: cve }],
  directiveList: asIs,
  directiveRead: ({ id }) => [{ directive: id }],
  directivePreview: ({ id, cve }) => [draftOn(id), draftOn(cve)],
  directiveDraft: left,
  directiveEdit: left,
  directiveSubmit: sampled,
  directiveReturn: sampled,
  signingRead: ({ id }) => [{ directive: id }],
  signatureBring: left,
  officeNoticeList: asIs,
  publicationRoleList: asIs,
  publicationRoleBring: sampled,
  publicationSeen: sampled,
  codeRead: () => [{ code: "000000" }],
  directiveApprove: sampled,
  directiveRevise: left,
  directiveSupersede: left,
  directiveWithdraw: left,
  directiveStuck: sampled,
  directiveExplain: sampled,
  rulePackList: asIs,
  rulePackRead: sampled,
  rulePackCompare: ({ id }) => [
    { draft: draftOn(id), packs: ["us.cisa.bod-26-04@1.0.0", "us.cisa.bod-22-01@1.0.0"] },
  ],
  taskList: asIs,
  taskAcknowledge: sampled,
  taskAnswer: sampled,
  taskPreview: sampled,
  extensionAsk: sampled,
  extensionRead: sampled,
  extensionList: sampled,
  extensionGrant: sampled,
  extensionDecline: sampled,
  acknowledge: left,
  attest: left,
  addressingRead: asIs,
  slipEnter: sampled,
  sealingKeyList: asIs,
  sealingKeyRegister: left,
  sealingKeyUnlock: left,
  sealingKeyLock: left,
  sealingKeyHistory: asIs,
  responseRenew: left,
  receiptRead: sampled,
  pictureEmbargoes: asIs,
  pictureRead: asIs,
  pictureStream: asIs,
  journalRead: () => [{ limit: 200 }],
  deadLetterList: asIs,
  deadLetterRetry: sampled,
  deadLetterDiscard: sampled,
  health: asIs,
  openapi: asIs,
};

/** Who asks: nobody, or a role; `reads` is the class that the documentation gives it. */
export type DoorVisitor = {
  readonly role: OperatorRole | "nobody";
  readonly reads: Reader;
  readonly bearer?: string;
};

/** Someone of each role with a token, and nobody. */
export async function visitorsOf(room: TestRoom, organization: string): Promise<readonly DoorVisitor[]> {
  const roles = [
    { role: "chair", reads: "room" },
    { role: "lead", reads: "room", domain: "private" },
    { role: "analyst", reads: "room" },
    { role: "sector", reads: "sectors", sector: "finance" },
    { role: "organization", reads: "organizations", organization },
    { role: "participant", reads: "anyone" },
  ] as const;
  const signedIn: DoorVisitor[] = [];
  for (const { reads, ...request } of roles) {
    const made = await room.store.write(
      system,
      async (tx) => await makeToken(tx, { now: room.now(), ...request }),
    );
    signedIn.push({ role: request.role, reads, bearer: made.secret });
  }
  return [{ role: "nobody", reads: "anyone" }, ...signedIn];
}

/** What came out at a door. */
export type DoorOutput = { readonly door: string; readonly status: number; readonly text: string };

type Fetch = TestRoom["fetch"];

/** Asks the endpoints that the visitor may call: every one, or those alone that can be asked about a mark. */
export async function answersAt(
  fetch: Fetch,
  visitor: DoorVisitor,
  { of, organization, all }: { readonly of: Mark; readonly organization: string; readonly all: boolean },
): Promise<readonly DoorOutput[]> {
  const answers: DoorOutput[] = [];
  for (const [key, entry] of Object.entries(contract) as [EndpointKey, Endpoint][]) {
    const asked = questions[key];
    if (asked === left || entry.sealed !== undefined || !mayCall(entry, visitor)) continue;
    if (!all && (asked === sampled || asked === asIs)) continue;
    const own = entry.owned === undefined ? {} : { [entry.owned]: organization };
    const inputs = asked === sampled ? [{ ...(sample(entry.input) as EndpointInput), ...own }] : asked(of);
    for (const [at, input] of inputs.entries())
      answers.push({
        door: `${entry.method} ${entry.path} #${at} as ${visitor.role}`,
        ...(await ask(fetch, { entry, input, visitor })),
      });
  }
  return answers;
}

function mayCall({ roles }: Endpoint, { role }: DoorVisitor): boolean {
  return role === "nobody" ? roles.includes("public") : roles.includes(role) && !roles.includes("public");
}

type Question = { readonly entry: Endpoint; readonly input: EndpointInput; readonly visitor: DoorVisitor };

async function ask(fetch: Fetch, { entry, input, visitor }: Question): Promise<Omit<DoorOutput, "door">> {
  const rest = new Map(Object.entries(input));
  const path = entry.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = rest.get(name);
    rest.delete(name);
    return encodeURIComponent(typeof value === "string" ? value : "a");
  });
  const headers = {
    "content-type": "application/json",
    ...(visitor.bearer === undefined ? {} : { authorization: `Bearer ${visitor.bearer}` }),
  };
  const query = [...rest].map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join("&");
  const url = `http://localhost:8420${path}${entry.method === "GET" && query !== "" ? `?${query}` : ""}`;
  const body = entry.method === "GET" ? {} : { body: JSON.stringify(Object.fromEntries(rest)) };
  const response = await fetch(url, { method: entry.method, headers, ...body });
  const text = entry.stream === true ? await firstEvent(response) : await response.text();
  return { status: response.status, text: `${headersOf(response)}\n${text}` };
}

/** Headers that differ from call to call by themselves are left out. */
function headersOf(response: Response): string {
  const own = [...response.headers].filter(
    ([name]) => !["x-request-id", "date", "set-cookie"].includes(name),
  );
  return own.map(([name, value]) => `${name}: ${value}`).join("\n");
}

async function firstEvent(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(first?.value);
}

/** Every file of the publication, and every message that waits for a channel, in plain text. */
export async function publishedAt({ publicFolder, store }: TestRoom): Promise<readonly DoorOutput[]> {
  const paths = readdirSync(publicFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(publicFolder, join(entry.parentPath, entry.name)));
  const files = paths.map((path) => ({
    door: `/pub/${path}`,
    status: 200,
    text: plainText(readFileSync(join(publicFolder, path))),
  }));
  const rows = await store.read(system, async (tx) =>
    tx.rows<{ channel: string; payload: unknown }>(sql`select channel, payload from outbox order by id`),
  );
  const messages = rows.map(({ channel, payload }) => ({
    door: `message ${channel}`,
    status: 200,
    text: JSON.stringify(payload),
  }));
  return [...files, ...messages];
}

/** A file as anyone can read it: unpacked, and what is sealed in it as text. */
function plainText(bytes: Buffer): string {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  const text = plain.toString("latin1");
  const sealed = /"payload":"([A-Za-z0-9+/=]+)"/.exec(text)?.[1];
  return sealed === undefined ? text : `${text}\n${Buffer.from(sealed, "base64").toString()}`;
}
