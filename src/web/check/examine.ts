/**
 * One file against the packs: what is read, matched and said, as plain values that cross from a worker to the page. The same core as the agent's
 * check; it asks nobody anything. Text from the file and from advisories is made printable here.
 */
import { timeFollowing } from "#core/clock/signed-time.ts";
import { mapText } from "#core/text.ts";
import { type CheckLine, checkLines, concludeCheck } from "#core/matching/check-lines.ts";
import { checkBasis } from "#core/matching/check-basis.ts";
import {
  type CoverageClock,
  coverageGapsOfCheck,
  type Gap,
  isAhead,
  usualMaxAge,
} from "#core/matching/coverage.ts";
import { overallVerdict } from "#core/matching/overall-verdict.ts";
import type { HeldCompleteness, PackCompleteness } from "#core/completeness.ts";
import { heldIn } from "#core/document/pack-completeness.ts";
import type { PageCaution } from "#core/report/report.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { mostUrgentFirst, urgencyOf } from "#core/matching/urgency.ts";
import { addressOf } from "#core/report/advisory-words.ts";
import type { Component, Inventory } from "#core/inventory/component.ts";
import { notComparedElsewhere } from "#core/matching/from-elsewhere.ts";
import { type NotCompared, notComparedGroups } from "#core/inventory/not-compared.ts";
import { readInventoryBytes } from "#core/inventory/index.ts";
import type { OpenedPack } from "#core/matching/asked-pack.ts";
import { matchAll, matcherOf } from "#core/matching/match.ts";
import { checkDetails, detailsInMemory } from "#core/pack/details.ts";
import { openPack } from "#core/pack/read/open-pack.ts";
import { earliestDue } from "#core/directive/earliest-due.ts";
import { commandsOf } from "#core/fix/advise.ts";
import { graphReaderOf } from "#core/fix/tools.ts";
import { decodeText } from "#core/input/json.ts";
import { linesWithFixes } from "#core/fix-plan/line-fixes.ts";
import { type Finding, type Parsed, parsed } from "#core/problem.ts";
import { printable } from "#core/input/printable.ts";
import type { VerdictKind } from "#core/verdict.ts";
import {
  type Dispute,
  type Examined,
  mostGroups,
  mostNames,
  mostRows,
  mostSources,
  type FindingRow,
} from "#web/check/examination-result.ts";

/** A pack that is open, with its directive; `null` for a pack of a whole ecosystem. */
export type LoadedPack = OpenedPack & {
  readonly directive: DirectiveDocument | null;
  readonly ecosystem?: string;
  readonly complete?: readonly HeldCompleteness[];
};

/** What a check is made against: the packs, the index that named them, and the instant now. */
export type Examination = {
  readonly asked: readonly LoadedPack[];
  readonly index: { readonly issuedAt: string; readonly expires: string };
  readonly now: string;
};

/** Told how far the work has come; `of` is 0 while that is not known. */
export type ProgressListener = (stage: "reading" | "matching", done: number, of: number) => void;

/** Opens a pack that was checked against its digest. */
export function openLoadedPack(pack: {
  readonly directive: DirectiveDocument | null;
  readonly ecosystem?: string;
  readonly complete?: PackCompleteness | null;
  readonly pack: Uint8Array;
  readonly details: Uint8Array;
}): Parsed<LoadedPack> {
  const opened = openPack(pack.pack);
  if (!opened.ok) return opened;
  const details = checkDetails(detailsInMemory(pack.details));
  if (!details.ok) return details;
  const { directive, ecosystem, complete } = pack;
  const loaded = { pack: opened.value, details: details.value, directive };
  if (ecosystem === undefined) return parsed(loaded);
  return parsed({ ...loaded, ecosystem, complete: heldIn(ecosystem, complete, opened.value) });
}

/** Examines the bytes of a file. Findings instead where it is no list that can be read. */
export function examine(
  file: { readonly name: string; readonly bytes: Uint8Array },
  { asked, index, now }: Examination,
  step: ProgressListener,
): Parsed<Examined> {
  step("reading", 0, 0);
  const read = readInventoryBytes(file.name, file.bytes);
  if (!read.ok) return { ok: false, findings: read.findings.map(printableFinding) };
  const matcher = matcherOf(asked);
  const { components } = read.value;
  const matched = matchAll(counted(components, step), matcher);
  const conclusions = concludeCheck(matched.matches, asked);
  const notCompared = [
    ...read.value.notCompared.map((one) => ({ ...one, path: file.name })),
    ...elsewhereIn({ components, conclusions, asked }, file.name),
  ];
  const unfixed = checkLines({
    packs: asked,
    matcher,
    conclusions,
    listOf: () => ({ path: file.name, kind: read.value.kind }),
    dueOf: (directives, match) => earliestDue(directives, { match, facts: {}, received: [] }),
  });
  const text = decodeText(file.bytes);
  const graph = text.ok ? (graphReaderOf(read.value.kind)?.(text.value) ?? null) : null;
  const lines = linesWithFixes(unfixed, () => ({ kind: read.value.kind, graph, components }));
  const clock = { now: timeFollowing(index, now), maxAge: usualMaxAge };
  const gaps = gapsIn({ components, conclusions, asked }, clock);
  const found = findingRowOf(read.value, lines, gaps);
  const cautions = cautionsOf({ asked, index, now }, components.length);
  return parsed({
    ...found,
    cautions,
    notCompared: notComparedGroups(notCompared).slice(0, mostGroups),
    verdict: overallVerdict({ ...found, lines, notCompared, cautions }),
    basis: checkBasis({ asked, components, gaps, notCompared }, clock),
    findings: [...(read.findings ?? []), ...matched.findings].map(printableFinding),
  });
}

const pace = 500;

function* counted(components: readonly Component[], step: ProgressListener): Generator<Component> {
  for (const [done, component] of components.entries()) {
    if (done % pace === 0) step("matching", done, components.length);
    yield component;
  }
}

/** Directives alone cover nothing and claim nothing; with nothing to ask, everything is a gap. */
function gapsIn(check: Parameters<typeof coverageGapsOfCheck>[0], clock: CoverageClock): readonly Gap[] {
  return isNarrow(check.asked) ? [] : coverageGapsOfCheck(check, clock);
}

/** Whether directives alone are asked. */
function isNarrow(asked: readonly { readonly directive: object | null }[]): boolean {
  return asked.length > 0 && asked.every(({ directive }) => directive !== null);
}

function elsewhereIn(
  { components, conclusions, asked }: Parameters<typeof coverageGapsOfCheck>[0],
  path: string,
): readonly NotCompared[] {
  return isNarrow(asked) ? [] : notComparedElsewhere(components, conclusions, () => path);
}

function cautionsOf({ asked, index, now }: Examination, components: number): readonly PageCaution[] {
  const cautions: PageCaution[] = [];
  if (Date.parse(index.expires) <= Date.parse(timeFollowing(index, now))) cautions.push("index-ended");
  if (isAhead(index.issuedAt, now)) cautions.push("index-ahead");
  if (asked.length === 0) cautions.push("nothing-to-match");
  if (components === 0) cautions.push("no-components");
  return cautions;
}

function findingRowOf(
  { kind, components }: Inventory,
  lines: readonly CheckLine[],
  gaps: readonly Gap[],
): Pick<Examined, "kind" | "components" | "counts" | "notCovered" | "rows" | "lines"> {
  const worst = new Map<Component, VerdictKind>();
  for (const { component, verdict } of lines) {
    const before = worst.get(component);
    if (before === undefined || rank[verdict] < rank[before]) worst.set(component, verdict);
  }
  for (const gap of gaps) for (const component of gap.components) worst.set(component, "unknown");
  const of = (wanted: VerdictKind): number =>
    [...worst.values()].filter((verdict) => verdict === wanted).length;
  return {
    kind,
    components: components.length,
    counts: {
      affected: of("affected"),
      unknown: of("unknown"),
      notAffected: of("not_affected"),
      unnamed: components.length - worst.size,
    },
    notCovered: gaps.map((gap) => ({ reason: gap.reason, components: gap.components.length })),
    rows: mostUrgentFirst(lines).slice(0, mostRows).map(rowOf),
    lines: lines.length,
  };
}

const rank = { affected: 0, unknown: 1, not_affected: 2 } as const;

function rowOf(line: CheckLine): FindingRow {
  const { component, advisory, aliases, details, fix } = line;
  return {
    component: printable(component.name),
    version: installedOf(component),
    at: printable(component.at),
    advisory: printable(advisory, 80),
    names: aliases.slice(0, mostNames).map((name) => printable(name, 80)),
    moreNames: Math.max(0, aliases.length - mostNames),
    title: mapText(details?.title ?? {}, (title) => printable(title, 400)),
    verdict: line.verdict,
    urgency: urgencyOf(line),
    scope: component.scope,
    link: addressOf(line),
    reason: line.reason,
    dispute: disputeOf(line),
    fixed: line.fixed.map((version) => printable(version, 80)),
    directives: line.directives,
    due: line.due ?? null,
    command: fix === undefined ? null : commandsOf(fix),
  };
}

/** As the system's own tool prints it, with the compared version of the source package beside it. */
function installedOf({ version, installed }: Component): string | null {
  const compared = version === null ? null : printable(version, 80);
  if (installed === undefined) return compared;
  const own = printable(installed, 80);
  return compared === null ? own : `${own} (${compared})`;
}

function disputeOf(line: CheckLine): Dispute | null {
  const { rule } = line;
  if (rule === "one-source" || rule === "same") return null;
  const said = line.statements.slice(0, mostSources).map(({ advisory, verdict, reason }) => ({
    advisory: printable(advisory, 80),
    verdict,
    reason,
  }));
  return { rule, statements: said };
}

function printableFinding({ at, code, message }: Finding): Finding {
  return { at: printable(at), code, message: printable(message, 400) };
}
