/**
 * Reports as they are received: of each flaw several, by reporters with other tools, builds, languages and habits; and reports that are false, over-claimed,
 * copied or hold instructions to whoever reads them. The label of a report is known to the scorer alone.
 */
import type { Bug, BugFrame } from "./bug.ts";
import { type Chance, chanceOf } from "./chance.ts";
import { type Build, framesOfRun, type TraceForm, traceText } from "./traces.ts";
import { injection, type Pen, prose, sentence } from "./wording.ts";

/** What a report is; `single` ones are true flaws that one reporter sent. */
export type ReportKind = "true" | "single" | "false" | "over-claimed" | "copied" | "injected";

/** One report: what is received, and the truth about it. */
export type LabelledReport = {
  readonly id: string;
  readonly kind: ReportKind;
  /** The flaw that it is about; null where there is none. */
  readonly bug: string | null;
  readonly received: ReceivedReport;
};

/** What a reporter sends. */
export type ReceivedReport = {
  readonly product: string | null;
  readonly identifier: string | null;
  readonly version: string | null;
  readonly title: string;
  readonly text: string;
  readonly trace: string | null;
  readonly weaknesses: readonly string[];
  readonly places: readonly {
    readonly file: string;
    readonly line: number | null;
    readonly function: string | null;
  }[];
};

/** How large a corpus is. */
export type CorpusSize = {
  readonly reporters: number;
  readonly false: number;
  readonly overClaimed: number;
  readonly copied: number;
  readonly injected: number;
};

/** The sizes that the figures are printed for, beside 100 flaws with 10 reporters each. */
export const fullSize: CorpusSize = {
  reporters: 10,
  false: 200,
  overClaimed: 200,
  copied: 200,
  injected: 200,
};

/** The corpus of these flaws, in the order of receipt. `singles` are flaws that only one reporter finds. */
export function corpusOf(
  bugs: readonly Bug[],
  singles: readonly Bug[],
  { size, seed }: { readonly size: CorpusSize; readonly seed: number },
): readonly LabelledReport[] {
  const chance = chanceOf(seed, "order");
  const reports = bugs.flatMap((bug) =>
    Array.from({ length: size.reporters }, (_, at) => trueReport(bug, `${bug.id}/${at}`, seed, "true")),
  );
  const alone = singles.map((bug) => trueReport(bug, `${bug.id}/only`, seed, "single"));
  const claims = many(size.overClaimed, (at) => overClaimed(pick(bugs, at), at, seed));
  const injected = many(size.injected, (at) => injectedReport(pick(bugs, at), at, seed));
  const lies = many(size.false, (at) => falseReport([...bugs, ...singles], at, seed));
  const ordered = shuffled([...reports, ...alone, ...claims, ...injected, ...lies], chance);
  return withCopies(ordered, size.copied, chance);
}

function many<T>(count: number, make: (at: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, at) => make(at));
}

function pick(bugs: readonly Bug[], at: number): Bug {
  const bug = bugs[at % bugs.length];
  if (bug === undefined) throw new RangeError("a corpus needs flaws");
  return bug;
}

function shuffled<T>(list: readonly T[], chance: Chance): readonly T[] {
  const out = [...list];
  for (let at = out.length - 1; at > 0; at--) {
    const other = chance.below(at + 1);
    [out[at], out[other]] = [out[other] as T, out[at] as T];
  }
  return out;
}

const forms: readonly (TraceForm | null)[] = [
  "asan",
  "asan",
  "asan",
  "asan",
  "gdb",
  "gdb",
  "hwasan",
  "msan",
  "ubsan",
  null,
  null,
];
const roots = ["/src", "/home/finder/build", "/work/target", "../..", "/usr/src/debug"];
const versions = ["1.4.2", "1.5.0", "2.0.0-rc1"];
const weaknesses: Readonly<Record<string, readonly string[]>> = {
  "heap-buffer-overflow": ["CWE-787", "CWE-125", "CWE-122", "CWE-119"],
  "heap-use-after-free": ["CWE-416", "CWE-825"],
  "stack-buffer-overflow": ["CWE-121", "CWE-787"],
  SEGV: ["CWE-476", "CWE-125", "CWE-20"],
};

/** One reporter's report of a flaw. */
function trueReport(bug: Bug, id: string, seed: number, kind: ReportKind): LabelledReport {
  const chance = chanceOf(seed, id);
  const form = chance.oneOf(forms);
  const step = chance.below(versions.length);
  const build: Build = {
    drift: step * chance.below(60),
    root: chance.oneOf(roots),
    renames: chance.happens(0.12),
  };
  const frames = framesOfRun(bug, build, form ?? "asan", chance);
  const pen = penOf(bug, frames, chance, versions[step] ?? "");
  const written = prose(pen, form === null);
  const trace = form === null ? null : traceText(bug, frames, form, chance);
  const pasted = trace !== null && chance.happens(0.6);
  return {
    id,
    kind,
    bug: bug.id,
    received: {
      ...productOf(bug, chance),
      version: chance.happens(0.85) ? (versions[step] ?? null) : null,
      title: written.title,
      text: pasted ? `${written.text}\n\n${trace}` : written.text,
      trace,
      weaknesses: chance.happens(0.5) ? [chance.oneOf(weaknesses[bug.kind] ?? ["CWE-119"])] : [],
      places: placesOf(frames, bug, chance, form === null),
    },
  };
}

/** Products are written with another case, other signs, as a package URL, or not at all. */
function productOf({ product }: Bug, chance: Chance): Pick<ReceivedReport, "product" | "identifier"> {
  const spellings = [
    product,
    product,
    product.toLowerCase(),
    product.replaceAll(/[-_ ]/g, " "),
    product.toUpperCase(),
  ];
  return { product: chance.happens(0.9) ? chance.oneOf(spellings) : null, identifier: null };
}

function penOf(bug: Bug, frames: readonly BugFrame[], chance: Chance, version: string): Pen {
  const own = bug.frames[chance.happens(0.75) ? 0 : 1] ?? bug.frames[0];
  const shown = frames.find((frame) => frame.function === own?.function) ?? frames[0];
  return {
    language: chance.oneOf(["en", "ko"] as const),
    chance,
    values: {
      product: bug.product,
      version,
      function: plain(own?.function),
      caller: plain(bug.frames[1]?.function),
      file: shown?.file.split("/").at(-1) ?? "",
      kind: bug.kind,
      number: String(16 + chance.below(4000)),
    },
  };
}

function plain(name = "main"): string {
  return name.replace(/\(.*$/, "").replace(/<.*$/, "");
}

/** Some name the place in fields of their own, as scanners do; who has no trace more often. */
function placesOf(
  frames: readonly BugFrame[],
  bug: Bug,
  chance: Chance,
  certain: boolean,
): ReceivedReport["places"] {
  const at = bug.frames[chance.happens(0.8) ? 0 : 1];
  const frame = frames.find((one) => one.function === at?.function) ?? frames[0];
  if (frame === undefined || !chance.happens(certain ? 0.6 : 0.15)) return [];
  return [
    { file: frame.file, line: frame.line, function: chance.happens(0.7) ? plain(frame.function) : null },
  ];
}

function overClaimed(bug: Bug, at: number, seed: number): LabelledReport {
  const report = trueReport(bug, `${bug.id}/over-claimed-${at}`, seed, "over-claimed");
  const chance = chanceOf(seed, report.id);
  const pen = penOf(bug, bug.frames, chance, "");
  const { received } = report;
  return {
    ...report,
    received: {
      ...received,
      text: `${sentence(pen, "overclaims")}\n\n${received.text}`,
      weaknesses: ["CWE-94"],
    },
  };
}

function injectedReport(bug: Bug, at: number, seed: number): LabelledReport {
  const report = trueReport(bug, `${bug.id}/injected-${at}`, seed, "injected");
  const chance = chanceOf(seed, report.id);
  const { received } = report;
  const order = injection(chance);
  return {
    ...report,
    received: {
      ...received,
      text: `${order}\n${received.text}\n${order}`,
      title: `${received.title} ${order}`,
    },
  };
}

/** A report about nothing: a real product, names put together from those of others, and now and then a trace of frames that were never called. */
function falseReport(bugs: readonly Bug[], at: number, seed: number): LabelledReport {
  const id = `false/${at}`;
  const chance = chanceOf(seed, id);
  const [about, parts] = [
    chance.oneOf(bugs),
    Array.from({ length: 5 }, () => chance.oneOf(chance.oneOf(bugs).frames)),
  ];
  const frames = parts.map((frame, n) => ({
    ...frame,
    function: invented(frame, parts[(n + 1) % parts.length] ?? frame),
  }));
  const bug = { ...about, frames };
  const pen = penOf(bug, frames, chance, chance.oneOf(versions));
  const text = `${sentence(pen, "falsehoods")}\n\n${sentence(pen, "impacts")}`;
  const trace = chance.happens(0.3) ? traceText(bug, frames, "asan", chance) : null;
  return {
    id,
    kind: "false",
    bug: null,
    received: {
      ...productOf(about, chance),
      version: chance.oneOf(versions),
      title: sentence(pen, "titles"),
      text,
      trace,
      weaknesses: ["CWE-78"],
      places: [],
    },
  };
}

function invented(one: BugFrame, other: BugFrame): string {
  const [first = "unit", second = "check"] = [one, other].map(
    ({ function: name }) => /\w{4,}/.exec(plain(name))?.[0],
  );
  return `${first}_${second}`;
}

/** Copies of reports that were received before, with a few words changed, to be paid for what another found. */
function withCopies(
  reports: readonly LabelledReport[],
  count: number,
  chance: Chance,
): readonly LabelledReport[] {
  const out = [...reports];
  for (let at = 0; at < count; at++) {
    const place = Math.floor(out.length / 4) + chance.below(Math.ceil((out.length * 3) / 4));
    const sources = out.slice(0, place).filter(({ bug, kind }) => bug !== null && kind === "true");
    const source = chance.oneOf(sources);
    out.splice(place, 0, {
      ...source,
      id: `copied/${at}`,
      kind: "copied",
      received: copyOf(source.received, chance),
    });
  }
  return out;
}

function copyOf(received: ReceivedReport, chance: Chance): ReceivedReport {
  const words = received.text.split(" ").filter(() => !chance.happens(0.1));
  const lead = chance.oneOf(["", "Hi, ", "안녕하세요, ", "New finding: "]);
  return { ...received, text: `${lead}${words.join(" ")}`, title: `${lead}${received.title}`, places: [] };
}
