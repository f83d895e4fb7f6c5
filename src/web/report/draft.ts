/** What somebody has written of a report, kept on this machine alone until it is sent: it survives a reload and a lost connection, and is sent once however often it is tried. */
import { reportForm } from "#core/submission/own-report.ts";
import type { Output } from "#web/room/room-client.ts";

/** A file as it goes into the report. */
export type DraftFile = { readonly name: string; readonly size: number; readonly content: string };

/** What the room answers for a report that it took. */
export type ReportReceipt = Extract<Output<"findingsReceive">["items"][number], { readonly number: string }>;

/** A report on its way. */
export type ReportDraft = {
  /** The key under which it is sent; its number is made of it. */
  readonly once: string;
  /** The six words, from the first try to send on. */
  readonly words: string | null;
  readonly step: number;
  /** The version of the policy that was accepted. */
  readonly accepted: string | null;
  readonly inScope: boolean;
  readonly notLive: boolean;
  readonly product: string;
  readonly identifier: string;
  readonly version: string;
  readonly title: string;
  readonly text: string;
  readonly reproduce: string;
  readonly exploited: boolean;
  readonly exploitedHow: string;
  readonly ai: "unsaid" | "no" | "yes";
  readonly aiWhich: string;
  readonly reporter: string;
  readonly files: readonly DraftFile[];
  /** What the room gave for it; the words are shown with it until they are taken off this machine. */
  readonly sent: ReportReceipt | null;
};

const place = "bongsu.report";
/** What browsers keep for a site is about 5 MB; larger files are given again after a reload. */
const mostKept = 2_000_000;

/** A draft in which nothing is written. */
export function emptyDraft(): ReportDraft {
  return {
    once: crypto.getRandomValues(new Uint8Array(24)).toHex(),
    words: null,
    step: 0,
    accepted: null,
    inScope: false,
    notLive: false,
    product: "",
    identifier: "",
    version: "",
    title: "",
    text: "",
    reproduce: "",
    exploited: false,
    exploitedHow: "",
    ai: "unsaid",
    aiWhich: "",
    reporter: "",
    files: [],
    sent: null,
  };
}

/** The draft that was kept, or an empty one. */
export function storedDraft(): ReportDraft {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? "null");
    const empty = emptyDraft();
    if (typeof kept !== "object" || kept === null) return empty;
    const fitting = Object.entries(empty).filter(
      ([name, value]) => value === null || typeof (kept as Record<string, unknown>)[name] === typeof value,
    );
    const values = fitting.map(([name]) => [name, (kept as Record<string, unknown>)[name]]);
    return { ...empty, ...(Object.fromEntries(values) as Partial<ReportDraft>) };
  } catch {
    return emptyDraft();
  }
}

/** Keeps a draft; whether its files could be kept with it. */
export function storeDraft(draft: ReportDraft): boolean {
  const bytes = draft.files.reduce((sum, { content }) => sum + content.length, 0);
  const whole = bytes <= mostKept;
  try {
    localStorage.setItem(place, JSON.stringify(whole ? draft : { ...draft, files: [] }));
    return whole;
  } catch {
    return false;
  }
}

/** Takes the draft off this machine. */
export function forgetDraft(): void {
  try {
    localStorage.removeItem(place);
  } catch {
    // Where nothing can be kept nothing is there to be forgotten.
  }
}

/** The bytes that are sent: our own form, with what was left empty left out. */
export function bytesOf(draft: ReportDraft): Uint8Array<ArrayBuffer> {
  const { product, identifier, ai, aiWhich, accepted, exploited, exploitedHow, files, once, ...rest } = draft;
  const { version, title, text, reproduce, reporter } = rest;
  const document = {
    type: reportForm,
    once,
    product: filled({ name: product, identifier }),
    ...filled({ version, title, reproduce, reporter }),
    text,
    ...(exploited ? { exploited, ...filled({ exploitedHow }) } : {}),
    ...(ai === "unsaid" ? {} : { ai: { used: ai === "yes", ...filled({ which: aiWhich }) } }),
    ...(files.length === 0 ? {} : { files: files.map(({ name, content }) => ({ name, content })) }),
    policy: accepted,
  };
  return new TextEncoder().encode(JSON.stringify(document));
}

function filled(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ""));
}

/** What is missing before a step may be left, as the names of its fields. */
export function missingIn(draft: ReportDraft, version: string): readonly string[] {
  const missing = (names: readonly (keyof ReportDraft)[]): readonly string[] =>
    names.filter((name) => draft[name] === "" || draft[name] === false);
  if (draft.step === 0)
    return [...(draft.accepted === version ? [] : ["accepted"]), ...missing(["inScope", "notLive"])];
  if (draft.step === 1) return draft.product === "" && draft.identifier === "" ? ["product"] : [];
  if (draft.step === 2)
    return [...missing(["text"]), ...(draft.files.length === 0 ? missing(["reproduce"]) : [])];
  return [];
}
