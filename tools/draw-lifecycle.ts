/**
 * Draws the life of a directive from the code: every state that can be reached, by every act of every kind of person, as diagrams and tables in
 * `docs/directive-lifecycle.md`. `node tools/draw-lifecycle.ts` writes it; `test/directive/lifecycle-doc.test.ts` holds it to the code.
 */
import { writeFileSync } from "node:fs";
import { contract } from "#contract/index.ts";
import {
  directiveActs,
  draftedLifecycle,
  type Lifecycle,
  type LifecycleEvent,
  nextLifecycle,
} from "#core/directive/lifecycle.ts";
import { mayActFor } from "#stages/directive/locked-directive.ts";

type EventKind = LifecycleEvent["kind"];

/** What one event does in one kind of state. */
export type Lead = {
  readonly from: string;
  readonly event: EventKind;
  /** The kind of state after it; `null` when nobody may. */
  readonly to: string | null;
  /** Codes of refusals that somebody meets. */
  readonly refused: readonly string[];
};

/** The life as found by walking it. */
export type Life = {
  /** States before they are gathered into kinds. */
  readonly walked: number;
  /** Names of the kinds of state, the endings last. */
  readonly kinds: readonly string[];
  readonly leads: readonly Lead[];
};

const people = ["one", "two", "three"];
/** Revisions from the second on behave alike. */
const mostRevisions = 3;
const eventKinds: readonly EventKind[] = [...directiveActs, "expire"];

/** The events of a room, or of one whose offices sign what was approved before it is in force. */
function kindsOfEvents(signed: boolean): readonly EventKind[] {
  return signed ? [...eventKinds, "enter-force"] : eventKinds;
}

/** Walks the life exhaustively; throws where two states of a kind lead differently, for then the kinds are wrong. */
export function walkLife(signed = false): Life {
  const all = reachable(signed);
  const events = kindsOfEvents(signed);
  const byKind = Map.groupBy(all, nameOf);
  const lead = (kind: string, event: EventKind) => leadOf(kind, event, byKind.get(kind) ?? [], signed);
  const isOpen = (kind: string) => events.some((event) => lead(kind, event).to);
  const kinds = [...byKind.keys()].toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)));
  const leads = kinds.flatMap((from) => events.map((event) => lead(from, event)));
  return { walked: all.length, kinds, leads };
}

function reachable(signed: boolean): readonly Lifecycle[] {
  const found = new Map<string, Lifecycle>();
  const fresh = [draftedLifecycle("one")];
  for (let life = fresh.shift(); life !== undefined; life = fresh.shift()) {
    const id = JSON.stringify(life);
    if (found.has(id) || life.revision > mostRevisions) continue;
    found.set(id, life);
    for (const event of kindsOfEvents(signed).flatMap((kind) => eventsOf(kind, signed))) {
      const after = nextLifecycle(life, event);
      if (after.ok) fresh.push(after.value);
    }
  }
  return [...found.values()];
}

function eventsOf(kind: EventKind, signed: boolean): readonly LifecycleEvent[] {
  return kind === "expire" || kind === "enter-force"
    ? [{ kind }]
    : people.map((by) => ({ kind, by, signed }));
}

function nameOf({ state, work }: Lifecycle): string {
  if (work === null || state === "draft" || state === "review" || state === "approved") return state;
  return `${state}, ${work.purpose === "issue" ? "revision" : work.purpose} in ${work.stage}`;
}

function leadOf(from: string, event: EventKind, lives: readonly Lifecycle[], signed: boolean): Lead {
  const afters = lives.flatMap((life) => eventsOf(event, signed).map((one) => nextLifecycle(life, one)));
  const to = new Set(afters.flatMap((after) => (after.ok ? [nameOf(after.value)] : [])));
  const refused = new Set(
    afters.flatMap((after) => (after.ok ? [] : after.findings.map(({ code }) => code))),
  );
  const [only = null, second] = to;
  if (second !== undefined) throw new Error(`${from}: ${event} leads to ${only} and to ${second}.`);
  return { from, event, to: only, refused: [...refused] };
}

/** The page as it must read. */
export function lifecyclePage(): string {
  const life = walkLife();
  const moves = life.leads.filter(({ to }) => to !== null);
  return `# The life of a directive

Drawn from \`src/core/directive/lifecycle.ts\` by \`node tools/draw-lifecycle.ts\`; do not edit. Walked: ${life.walked} states (three persons, ${mostRevisions} revisions) of
${life.kinds.length} kinds, ${eventKinds.length} events: ${life.leads.length} pairs, of which ${moves.length} lead on and ${life.leads.length - moves.length} are refused to everybody.

## The document

${diagram(documentMoves(moves))}

## The document and the work beside it

While a directive is in force its next revision, or its ending, may be under way.

${diagram(moves)}

## Where offices sign

In a room with a roster what was approved waits until enough offices signed it and it lies in a witnessed log (\`enter-force\`); until then it can be returned.

${diagram(documentMoves(walkLife(true).leads.filter(({ to }) => to !== null)))}

## Every state, every event

\`²\` marks what needs a second person: whoever had a hand in the work is refused with \`second-person-needed\`. A dash is refused with \`state-forbids\`.

${matrix(life)}

## Who may

The roles that may call the endpoint, then whose directive it may be, then which person. \`expire\` is no person's act.

${whoTable(life)}
`;
}

/** Moves between states of the document, work left out. */
function documentMoves(moves: readonly Lead[]): readonly Lead[] {
  const plain = moves.map((move) => ({ ...move, from: stateOf(move.from), to: stateOf(move.to ?? "") }));
  return plain.filter(({ from, to, event }) => from !== to || event === "approve");
}

function stateOf(kind: string): string {
  return kind.split(",")[0] ?? kind;
}

function diagram(moves: readonly Lead[]): string {
  const names = new Set(moves.flatMap(({ from, to }) => [from, to ?? ""]));
  const edges = Map.groupBy(moves, ({ from, to }) => `${idOf(from)} --> ${idOf(to ?? "")}`);
  const left = new Set(moves.map(({ from }) => from));
  return [
    "```mermaid",
    "stateDiagram-v2",
    ...[...names].filter((name) => name.includes(",")).map((name) => `  state "${name}" as ${idOf(name)}`),
    "  [*] --> draft",
    ...[...edges].map(([edge, of]) => `  ${edge}: ${[...new Set(of.map(labelOf))].join(", ")}`),
    ...[...names].filter((name) => !left.has(name)).map((name) => `  ${idOf(name)} --> [*]`),
    "```",
  ].join("\n");
}

function idOf(kind: string): string {
  return kind.replaceAll(/\W+/g, "_");
}

function labelOf({ event, refused }: Lead): string {
  return refused.includes("second-person-needed") ? `${event} ²` : event;
}

function matrix({ kinds, leads }: Life): string {
  const cell = ({ to, refused }: Lead) =>
    to === null ? "–" : `${to}${refused.includes("second-person-needed") ? " ²" : ""}`;
  return table(
    ["state", ...eventKinds],
    kinds.map((kind) => [kind, ...leads.filter(({ from }) => from === kind).map(cell)]),
  );
}

function whoTable({ leads }: Life): string {
  const rows = directiveActs.map((act) => {
    const endpoint = Object.values(contract).find(({ name }) => name === `directive-${act}`);
    if (endpoint === undefined) throw new Error(`No endpoint for ${act}.`);
    const codes = new Set(leads.filter(({ event }) => event === act).flatMap(({ refused }) => refused));
    const second = codes.has("second-person-needed");
    return [
      act,
      `\`${endpoint.method} ${endpoint.path}\``,
      endpoint.roles.join(", "),
      mayActFor({ id: "", role: "lead", office: "another" }, "own", act)
        ? "any office's"
        : "its own office's, the chair any",
      second ? "not who drafted, edited, submitted or approved" : "anyone of these",
      ["not-permitted", ...codes].map((code) => `\`${code}\``).join(", "),
    ];
  });
  return table(["act", "endpoint", "roles", "directive", "person", "refusals"], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

if (import.meta.main) {
  writeFileSync(new URL("../docs/directive-lifecycle.md", import.meta.url), lifecyclePage());
  const { kinds, leads, walked } = walkLife();
  console.log(
    `docs/directive-lifecycle.md: ${walked} states of ${kinds.length} kinds, ${leads.length} pairs`,
  );
}
