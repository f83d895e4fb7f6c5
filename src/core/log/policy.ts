/** Trust policies of logs (c2sp.org/tlog-policy): which logs are known, which witnesses, and how many of them, in which groups, must have seen a checkpoint. */
import { isCheckpointKey, type SignedCheckpoint } from "#core/log/cosignature.ts";
import { type NoteKey, readVerifierKey } from "#core/log/note.ts";
import type { Finding, Parsed } from "#core/problem.ts";
import { parsed } from "#core/problem.ts";

/** A log or a witness: its key, and where it is reached (`null` where that is not written). */
type PolicyMember = { readonly key: NoteKey; readonly url: string | null };

/** A witness, under the name that the policy alone gives it. */
export type PolicyWitness = PolicyMember & { readonly name: string };

/** What must have seen a checkpoint: a witness, or so many of a group's members. */
type Quorum =
  | { readonly witness: string }
  | { readonly group: string; readonly threshold: number; readonly members: readonly Quorum[] };

/** A policy. `quorum` is `null` where it says that no witness is asked for. */
export type LogPolicy = {
  readonly logs: readonly PolicyMember[];
  readonly witnesses: readonly PolicyWitness[];
  readonly quorum: Quorum | null;
};

const mostMembers = 256;
const mostCharacters = 1_000_000;
/** What is no policy at all is wrong in every line. */
const mostFindings = 20;

type DraftPolicy = {
  readonly logs: PolicyMember[];
  readonly witnesses: PolicyWitness[];
  readonly names: Map<string, Quorum>;
  /** Names that are members of a group already: each counts in one way only. */
  readonly used: Set<string>;
  quorum: Quorum | null | undefined;
};

/** Reads a policy; each line that is wrong is a finding with its number, of the first twenty. */
export async function readLogPolicy(text: string): Promise<Parsed<LogPolicy>> {
  const findings: Finding[] = [];
  const draft: DraftPolicy = {
    logs: [],
    witnesses: [],
    names: new Map(),
    used: new Set(),
    quorum: undefined,
  };
  const lines = text.length > mostCharacters ? [] : text.split("\n");
  for (const [at, line] of lines.entries()) {
    const words = line.split(/[ \t]+/).filter((word) => word !== "");
    if (words.length === 0 || words[0]?.startsWith("#")) continue;
    const problem = controls.test(line) ? "policy-control" : await take(draft, words);
    if (problem !== null) findings.push({ at: `line ${at + 1}`, code: problem, message: messages[problem] });
    if (findings.length >= mostFindings) break;
  }
  const { logs, witnesses, quorum } = draft;
  if (quorum === undefined && findings.length === 0)
    findings.push({ at: "", code: "policy-quorum", message: messages["policy-quorum"] });
  if (findings.length > 0 || quorum === undefined) return { ok: false, findings };
  return parsed({ logs, witnesses, quorum });
}

const controls = /(?!\t)[^ -~\u0080-\u{10ffff}]/u;

const messages = {
  "policy-control": "a policy has no control characters but tabs and newlines",
  "policy-line": "expected a line that begins with log, witness, group or quorum, and has its words",
  "policy-key": "this is no key that signs checkpoints",
  "policy-twice": "this name or key stands in the policy already",
  "policy-name": "this name is not defined on a line before, or counts in another group already",
  "policy-threshold": "expected all, any, or a number from 1 to the number of members",
  "policy-quorum": "a policy has exactly one line with its quorum",
  "policy-too-large": `a policy has ${mostMembers} logs, witnesses and groups at most`,
} as const;

type PolicyProblem = keyof typeof messages;

async function take(draft: DraftPolicy, [kind, ...words]: readonly string[]): Promise<PolicyProblem | null> {
  if (draft.logs.length + draft.names.size >= mostMembers) return "policy-too-large";
  if (kind === "log" && (words.length === 1 || words.length === 2)) return await takeLog(draft, words);
  if (kind === "witness" && (words.length === 2 || words.length === 3))
    return await takeWitness(draft, words);
  if (kind === "group" && words.length >= 3) return takeGroup(draft, words);
  if (kind === "quorum" && words.length === 1) return takeQuorum(draft, words[0] as string);
  return "policy-line";
}

async function takeLog(
  draft: DraftPolicy,
  [vkey = "", url = null]: readonly (string | null)[],
): Promise<PolicyProblem | null> {
  const key = await readVerifierKey(vkey ?? "");
  if (!key.ok || !isCheckpointKey(key.value)) return "policy-key";
  if (hasKey(draft.logs, key.value)) return "policy-twice";
  draft.logs.push({ key: key.value, url });
  return null;
}

async function takeWitness(
  draft: DraftPolicy,
  [name = "", vkey = "", url = null]: readonly (string | null)[],
): Promise<PolicyProblem | null> {
  const key = await readVerifierKey(vkey ?? "");
  if (!key.ok || !isCheckpointKey(key.value)) return "policy-key";
  if (hasKey(draft.witnesses, key.value)) return "policy-twice";
  if (!define(draft, name ?? "", { witness: name ?? "" })) return "policy-twice";
  draft.witnesses.push({ name: name ?? "", key: key.value, url });
  return null;
}

function takeGroup(
  draft: DraftPolicy,
  [name = "", count = "", ...members]: readonly string[],
): PolicyProblem | null {
  const found = members.map((member) => draft.names.get(member));
  if (new Set(members).size < members.length || found.includes(undefined)) return "policy-name";
  if (members.some((member) => draft.used.has(member))) return "policy-name";
  const threshold = thresholdOf(count, members.length);
  if (threshold === null) return "policy-threshold";
  if (!define(draft, name, { group: name, threshold, members: found as readonly Quorum[] }))
    return "policy-twice";
  for (const member of members) draft.used.add(member);
  return null;
}

function takeQuorum(draft: DraftPolicy, name: string): PolicyProblem | null {
  if (draft.quorum !== undefined) return "policy-quorum";
  const quorum = name === "none" ? null : draft.names.get(name);
  if (quorum === undefined) return "policy-name";
  draft.quorum = quorum;
  return null;
}

function thresholdOf(count: string, members: number): number | null {
  if (count === "all") return members;
  if (count === "any") return 1;
  const threshold = /^[1-9]\d{0,3}$/.test(count) ? Number(count) : 0;
  return threshold >= 1 && threshold <= members ? threshold : null;
}

function define(draft: DraftPolicy, name: string, quorum: Quorum): boolean {
  if (name === "none" || draft.names.has(name)) return false;
  draft.names.set(name, quorum);
  return true;
}

function hasKey(members: readonly PolicyMember[], { publicKey }: NoteKey): boolean {
  const raw = publicKey.toHex();
  return members.some(({ key }) => key.publicKey.toHex() === raw);
}

/** The keys by which a checkpoint is opened under a policy. */
export function keysOfPolicy({ logs, witnesses }: LogPolicy): readonly NoteKey[] {
  return [...logs, ...witnesses].map(({ key }) => key);
}

/** What a policy says of an opened checkpoint: whether a log of its own signed it, which witnesses saw it, and what is missing of the quorum. */
type PolicyVerdict = {
  readonly isLogSigned: boolean;
  readonly witnesses: readonly string[];
  readonly isWitnessed: boolean;
};

/** Judges an opened checkpoint. A log's key counts for the origin of its own name only. */
export function judgeByPolicy(
  policy: LogPolicy,
  { checkpoint, signatures }: SignedCheckpoint,
): PolicyVerdict {
  const signed = (key: NoteKey) => signatures.some((one) => one.key === key);
  const witnesses = policy.witnesses.filter(({ key }) => signed(key)).map(({ name }) => name);
  return {
    isLogSigned: policy.logs.some(({ key }) => key.name === checkpoint.origin && signed(key)),
    witnesses,
    isWitnessed: policy.quorum === null || meets(policy.quorum, new Set(witnesses)),
  };
}

function meets(quorum: Quorum, witnesses: ReadonlySet<string>): boolean {
  if ("witness" in quorum) return witnesses.has(quorum.witness);
  return quorum.members.filter((member) => meets(member, witnesses)).length >= quorum.threshold;
}
