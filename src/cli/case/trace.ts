/** `bongsu case trace`: whose copy a fragment comes from, by the key of the text's marks. */
import { markKeysNear, readBoundedText, readMarkKeyFile } from "#cli/case/mark-key-file.ts";
import type { Terminal } from "#cli/terminal.ts";
import { readMarkedText } from "#core/coordination/mark/marked-text.ts";
import type { MarkKey } from "#core/coordination/mark/mark-key.ts";
import { type Trace, traceCopy } from "#core/coordination/mark/trace-copy.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import type { Translate } from "#messages/message.ts";

type TraceOptions = {
  readonly marks: readonly string[];
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
  const keys =
    options.marks.length === 0
      ? await markKeysNear(path)
      : await Promise.all(options.marks.map(readMarkKeyFile));
  if (keys.length === 0) throw new MessageRefusal("input-invalid", (say) => say("caseCommand.noKey"));
  const trace = await likeliestTrace(keys, fragment, needed);
  if (json) io.write(`${JSON.stringify(traceJson(trace, fragment), null, 2)}\n`);
  else io.write(`${traceLines(trace, t).join("\n")}\n`);
  return trace.named.length > 0 ? 0 : 1;
}

/** Of several texts the one of which most marks are seen; each key that is tried is one more chance to name somebody wrongly. */
async function likeliestTrace(keys: readonly MarkKey[], fragment: string, needed: number): Promise<Trace> {
  let best: Trace = { marks: 0, named: [], candidates: [] };
  for (const { text, secret, recipients } of keys) {
    const terms = { secret: Uint8Array.fromHex(secret), recipients, needed: 1 - (1 - needed) / keys.length };
    const trace = await traceCopy(readMarkedText(text), fragment, terms);
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
