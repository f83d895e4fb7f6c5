/**
 * For the bench and a property test: no command uses it. It would enter the program with a simulation of a rule pack over everyone's assets, the only
 * question that asks for millions of deadlines at once.
 *
 * A rule pack made ready for millions of pairs of asset and vulnerability: facts as one small integer, outcomes by look-up, ends in
 * milliseconds by start. It decides and dates as `evaluate.ts` does for a directive that leaves the dates to the pack; reasons, texts and
 * actions with clocks of their own are left to that.
 */
import type { ActionTier } from "#core/rules/action.ts";
import { deadline, type Span } from "#core/clock/clock.ts";
import type { AssetFacts, VulnerabilityFacts } from "#core/rules/judge-by-table.ts";
import { inputValue } from "#core/rules/judge-by-table.ts";
import type { FactName, PackOutcome, RulePack } from "#core/rules/rule-pack/rule-pack.ts";
import { decide } from "#core/rules/table/table.ts";

/** The end of a clock that has none or has not started: later than any date. */
export const noEnd: number = Number.POSITIVE_INFINITY;

/** A pack as arrays; the arrays are indexed by code, see {@link factCode}. It keeps ends that it worked out, so it is for one thread. */
export type CompiledPack = {
  readonly pack: RulePack;
  readonly inputs: readonly CompiledInput[];
  /** Number of the outcome in the table's order, the mildest 0. */
  readonly outcomes: Uint8Array;
  /** Number of the deciding row. */
  readonly rows: Int32Array;
  /** The code of the same facts once the vulnerability is listed as known exploited. */
  readonly whenListed: Uint32Array;
  /** What each outcome asks for, in the table's order. */
  readonly asks: readonly PackOutcome[];
  readonly ends: Map<number, Float64Array>;
};

/** One input: how much each value of its fact adds to a code, and how much a missing one. */
type CompiledInput = {
  readonly fact: FactName;
  readonly point: string;
  readonly keys: readonly string[];
  readonly adds: ReadonlyMap<string, number>;
  readonly missing: number;
  readonly stride: number;
};

/** When a pair's clocks started, in milliseconds since 1970, none before the directive was published; NaN for what did not happen. */
export type Moments = {
  /** The event at which the pack's clocks start. */
  readonly start: number;
  /** The listing as known exploited. */
  readonly listed: number;
};

/** Most starts whose ends are kept; then they are worked out afresh. */
const mostStarts = 100_000;

/** The pack as arrays. A pack whose table has a gap is a fault of the caller: `checkPackDocument` names it. */
export function compilePack(pack: RulePack): CompiledPack {
  const inputs = compiledInputs(pack);
  const size = inputs.reduce((product, { keys }) => product * keys.length, 1);
  const order = pack.table.outcome.values.map(({ key }) => key);
  const outcomes = new Uint8Array(size);
  const rows = new Int32Array(size);
  for (let code = 0; code < size; code += 1) {
    const decision = decide(pack.table, inputsOf(inputs, code));
    if (decision.key === null || decision.row === null)
      throw new Error(`${pack.id} has no row for code ${code}`);
    outcomes[code] = order.indexOf(decision.key);
    rows[code] = decision.row;
  }
  const asks = order.map((key) => {
    const asked = pack.outcomes[key];
    if (asked === undefined) throw new Error(`${pack.id} says nothing of ${key}`);
    return asked;
  });
  const whenListed = Uint32Array.from(outcomes, (_, code) => listedCode(inputs, code));
  return { pack, inputs, outcomes, rows, whenListed, asks, ends: new Map() };
}

/**
 * The code of what is known of a pair, as if the vulnerability were not listed: `whenListed` leads from it to the code once it is. What is
 * not known counts as the pack's worst value.
 */
export function factCode(
  compiled: CompiledPack,
  vulnerability: VulnerabilityFacts,
  asset: AssetFacts,
): number {
  let code = 0;
  for (const { fact, adds, missing } of compiled.inputs) {
    const value = inputValue(fact, vulnerability, asset);
    code += (value === undefined ? undefined : adds.get(value)) ?? missing;
  }
  return code;
}

/** The earliest end of what the pack asks for, in milliseconds since 1970, or {@link noEnd}. `patch` is false while no fixed version exists. */
export function earliestEnd(compiled: CompiledPack, code: number, moments: Moments, patch: boolean): number {
  const listed = moments.listed;
  const start = compiled.pack.start === "kev-added" ? listed : moments.start;
  const asked = patch ? 1 : 2;
  if (Number.isNaN(listed)) return endOf(compiled, compiled.outcomes[code] ?? 0, start, asked);
  const now = compiled.outcomes[compiled.whenListed[code] ?? 0] ?? 0;
  if (!(listed > start)) return endOf(compiled, now, start, asked);
  return Math.min(
    endOf(compiled, compiled.outcomes[code] ?? 0, start, 0),
    endOf(compiled, now, listed, asked),
  );
}

/** The tier of a pair whose code is this, listed or not. */
export function tierOfCode(compiled: CompiledPack, code: number, patch: boolean): ActionTier {
  const asks = compiled.asks[compiled.outcomes[code] ?? 0];
  if (asks === undefined) throw new Error(`${compiled.pack.id} has no code ${code}`);
  return patch ? asks.tier : (asks.withoutPatch?.tier ?? asks.tier);
}

function compiledInputs({ inputs }: RulePack): readonly CompiledInput[] {
  let stride = 1;
  return inputs.map(({ fact, point, values, missing }) => {
    const names = Object.keys(values);
    const adds = new Map(names.map((name, number) => [name, number * stride]));
    const input = { fact, point, keys: Object.values(values), adds, missing: adds.get(missing) ?? 0, stride };
    stride *= names.length;
    return input;
  });
}

function inputsOf(inputs: readonly CompiledInput[], code: number): Readonly<Record<string, string>> {
  const entries = inputs.map(({ point, keys, stride }) => [
    point,
    keys[Math.floor(code / stride) % keys.length] ?? "",
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

/** Listed means that it is in the catalogue and that exploitation is active. */
function listedCode(inputs: readonly CompiledInput[], code: number): number {
  let listed = code;
  for (const { fact, adds, keys, stride } of inputs) {
    const value = fact === "kev" ? "yes" : fact === "exploitation" ? "active" : null;
    const add = value === null ? undefined : adds.get(value);
    if (add !== undefined) listed += add - (Math.floor(code / stride) % keys.length) * stride;
  }
  return listed;
}

/** Ends of one outcome from one start: 0 of its own time, 1 of all that it asks for, 2 of that and what holds without a patch. */
function endOf(compiled: CompiledPack, outcome: number, start: number, asked: 0 | 1 | 2): number {
  if (Number.isNaN(start)) return noEnd;
  let ends = compiled.ends.get(start);
  if (ends === undefined) {
    ends = endsFrom(compiled.asks, start);
    if (compiled.ends.size >= mostStarts) compiled.ends.clear();
    compiled.ends.set(start, ends);
  }
  return ends[outcome * 3 + asked] ?? noEnd;
}

function endsFrom(asks: readonly PackOutcome[], start: number): Float64Array {
  const from = Temporal.Instant.fromEpochMilliseconds(start).toString();
  const ends = new Float64Array(asks.length * 3);
  for (const [outcome, { duration, also, withoutPatch }] of asks.entries()) {
    const own = endOfSpan(from, duration);
    const all = Math.min(own, ...also.map((one) => endOfSpan(from, one.duration)));
    const without = (withoutPatch?.also ?? []).map((one) => endOfSpan(from, one.duration));
    ends.set([own, all, Math.min(all, ...without)], outcome * 3);
  }
  return ends;
}

function endOfSpan(from: string, span: Span): number {
  const end = deadline(from, span);
  return end === null ? noEnd : Temporal.Instant.from(end).epochMilliseconds;
}
