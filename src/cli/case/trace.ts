/** `bongsu case trace`: whose copy a fragment comes from, by the key of the text's marks. */
import { markKeysNear, readBoundedText, readMarkKeyFile } from "#cli/case/mark-key-file.ts";
import type { Caller } from "#cli/room/room-client.ts";
import type { Terminal } from "#cli/terminal.ts";
import { type MarkedText, readMarkedText, readPlainText } from "#core/coordination/mark/marked-text.ts";
import type { MarkKey } from "#core/coordination/mark/mark-key.ts";
import { printable } from "#core/input/printable.ts";
import { caseMarks } from "#contract/case/case-marks.ts";
import { type Trace, traceCopy } from "#core/coordination/mark/trace-copy.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import type { Translate } from "#messages/message.ts";

type TraceOptions = {
  readonly marks: readonly string[];
  /** The case whose texts it may be from, and where and as whom its marks are read. */
  readonly room: { readonly coordinationCase: string; readonly call: Caller } | null;
  readonly confidence: string;
  readonly json: boolean;
  readonly t: Translate;
};

/** Prints who is named; the exit code is 0, 1 where nobody is, 2 where a file cannot be read. Throws refusals. */
export async function traceFragment(path: string, options: TraceOptions, io: Terminal): Promise<number> {
  const { t, json } = options;
  const needed = Number(options.confidence);
  if (!(needed > 0 && needed < 1))
    throw new MessageRefusal("input-invalid", (say) => say("caseCommand.confidenceWrong"));
  const fragment = await readBoundedText(path);
  const { nameOf, few, locked, ...texts } = await keysFor(path, options);
  const untraced = [
    ...(few > 0 ? [t("caseCommand.tooShort", { texts: few })] : []),
    ...(locked > 0 ? [t("caseCommand.lockedTexts", { texts: locked })] : []),
  ];
  const trace = withNames(await likeliestTrace(texts, fragment, needed), nameOf);
  if (json) io.write(`${JSON.stringify(traceJson(trace, fragment), null, 2)}\n`);
  else io.write(`${traceLines(trace, t).join("\n")}\n`);
  for (const line of untraced) io.error(`${line}\n`);
  return trace.named.length > 0 ? 0 : 1;
}

type TraceKeys = {
  readonly keys: readonly Omit<MarkKey, "type">[];
  /** How the texts are read: a room's have no sets of their author's own. */
  readonly readText: (source: string) => MarkedText;
  readonly nameOf: (recipient: string) => string;
  /** Texts that cannot be traced: that say too little in two ways, or that no key opens now. */
  readonly few: number;
  readonly locked: number;
};

async function keysFor(path: string, { marks, room }: TraceOptions): Promise<TraceKeys> {
  if (room !== null) {
    const read = await room.call(caseMarks, { case: room.coordinationCase });
    const names = new Map(read.names.map(({ participant, name }) => [participant, name]));
    const nameOf = (recipient: string): string => {
      const name = names.get(recipient);
      return printable(name === undefined ? recipient : `${name} (${recipient})`);
    };
    return { keys: read.marks, readText: readPlainText, nameOf, few: read.few, locked: read.locked };
  }
  const keys = marks.length === 0 ? await markKeysNear(path) : await Promise.all(marks.map(readMarkKeyFile));
  if (keys.length === 0) throw new MessageRefusal("input-invalid", (say) => say("caseCommand.noKey"));
  return { keys, readText: readMarkedText, nameOf: (recipient) => recipient, few: 0, locked: 0 };
}

function withNames(trace: Trace, nameOf: TraceKeys["nameOf"]): Trace {
  const candidates = trace.candidates.map((one) => ({ ...one, recipient: nameOf(one.recipient) }));
  return { ...trace, named: trace.named.map(nameOf), candidates };
}

/** Of several texts the one of which most marks are seen; each key that is tried is one more chance to name somebody wrongly. */
async function likeliestTrace(
  { keys, readText }: Pick<TraceKeys, "keys" | "readText">,
  fragment: string,
  needed: number,
): Promise<Trace> {
  let best: Trace = { marks: 0, named: [], candidates: [] };
  for (const { text, secret, recipients } of keys) {
    const terms = { secret: Uint8Array.fromHex(secret), recipients, needed: 1 - (1 - needed) / keys.length };
    const trace = await traceCopy(readText(text), fragment, terms);
    if (trace.marks > best.marks) best = trace;
  }
  return best;
}

const shownCandidates = 5;

function traceJson({ marks, named, candidates }: Trace, fragment: string) {
  return {
    characters: fragment.length,
    marks,
    named: named[0] ?? null,
    confidence: candidates[0]?.confidence ?? 0,
    others: named.slice(1),
    candidates: candidates.slice(0, shownCandidates),
  };
}

function traceLines({ marks, named, candidates }: Trace, t: Translate): readonly string[] {
  const [first] = candidates;
  if (marks === 0 || first === undefined) return [t("caseCommand.noMarks")];
  if (named.length === 0)
    return [t("caseCommand.nobody", { recipient: first.recipient, agreeing: first.agreeing, marks })];
  return candidates.slice(0, named.length).map(({ recipient, agreeing, chance }) =>
    t("caseCommand.named", {
      recipient,
      agreeing,
      marks,
      oneIn: Math.min(1e12, Math.floor(1 / Math.max(chance, 1e-12))),
    }),
  );
}
