/**
 * Our own form of a report (`bongsu.report/1`): what the page and the command send, and what anyone may write by hand. Every member but `type` and `text` may be left out;
 * what is not as it should be is a finding with its place, and the rest is read.
 */
import { entriesOf, listMember, member, readJsonBytes, textMember } from "#core/input/json.ts";
import { failed, type Finding, type Parsed, parsed } from "#core/problem.ts";
import { fromBase64 } from "#core/seal/envelope.ts";

/** The document type of our own form. */
export const reportForm = "bongsu.report/1";

/** Whether an AI system had a part in it, and which; `null` where the reporter does not say. */
type AiUse = { readonly used: boolean; readonly which: string | null };

/** A file that comes with a report. */
type AttachedFile = { readonly name: string; readonly content: Uint8Array };

/** A report in our own form, as it was read. Texts are as long as they may be at most; what the report does not say is null. */
export type OwnReport = {
  readonly product: string | null;
  /** A package URL or CPE name. */
  readonly identifier: string | null;
  readonly version: string | null;
  readonly title: string | null;
  /** What is wrong. */
  readonly text: string;
  /** How it is reproduced. */
  readonly reproduce: string | null;
  /** The reporter says that it is exploited now, and what shows that. */
  readonly exploited: boolean;
  readonly exploitedHow: string | null;
  readonly ai: AiUse | null;
  /** A name or pseudonym that is credited; `null` for nobody. */
  readonly reporter: string | null;
  readonly contact: string | null;
  readonly weaknesses: readonly string[];
  readonly aliases: readonly string[];
  readonly patch: string | null;
  /** A proposed fix or a trace comes as a file too. */
  readonly files: readonly AttachedFile[];
  /** The version of the recipient's policy that the reporter accepted. */
  readonly policy: string | null;
};

/** The most that is read of each text, in characters; of lists, in items; of files, in bytes of all. */
const reportLimits = {
  line: 500,
  text: 200_000,
  list: 50,
  files: 20,
  bytes: 10 * 1024 * 1024,
} as const;

/** Reads a report of our own form. Findings that come with a value are about what was left out of it. */
export function readOwnReport(value: unknown): Parsed<OwnReport> {
  if (textMember(value, "type") !== reportForm)
    return failed("/type", "report-form", `expected ${reportForm}`);
  const findings: Finding[] = [];
  const line = (name: string, of: unknown = value): string | null =>
    readText(of, name, { most: reportLimits.line, findings });
  const long = (name: string): string | null => readText(value, name, { most: reportLimits.text, findings });
  const [product, ai] = [member(value, "product"), member(value, "ai")];
  const document: OwnReport = {
    product: typeof product === "string" ? line("product") : line("name", product),
    identifier: line("identifier", product),
    version: line("version"),
    title: line("title"),
    text: long("text") ?? "",
    reproduce: long("reproduce"),
    exploited: member(value, "exploited") === true,
    exploitedHow: long("exploitedHow"),
    ai:
      typeof member(ai, "used") === "boolean"
        ? { used: member(ai, "used") === true, which: line("which", ai) }
        : null,
    reporter: line("reporter"),
    contact: line("contact"),
    weaknesses: readList(value, "weaknesses", findings),
    aliases: readList(value, "aliases", findings),
    patch: long("patch"),
    files: readFiles(value, findings),
    policy: line("policy"),
  };
  for (const [name] of entriesOf(value))
    if (!members.has(name))
      findings.push({ at: `/${name.slice(0, 80)}`, code: "unknown-name", message: "is not a known name" });
  return parsed(document, findings.slice(0, 50));
}

/** The report of our own form that these bytes are; `null` for any other. */
export function ownReportIn(bytes: Uint8Array): OwnReport | null {
  const json = readJsonBytes(bytes);
  const read = json.ok ? readOwnReport(json.value) : json;
  return read.ok ? read.value : null;
}

const members: ReadonlySet<string> = new Set(
  "type drill product version title text reproduce exploited exploitedHow ai reporter contact weaknesses aliases patch places crash files policy once".split(
    " ",
  ),
);

type TextBounds = { readonly most: number; readonly findings: Finding[] };

function readText(of: unknown, name: string, { most, findings }: TextBounds): string | null {
  const text = member(of, name);
  if (text === undefined || text === null || text === "") return null;
  if (typeof text !== "string") {
    findings.push({ at: `/${name}`, code: "type", message: "expected text" });
    return null;
  }
  if (text.length > most)
    findings.push({
      at: `/${name}`,
      code: "too-long",
      message: `only the first ${most} characters are read`,
    });
  return text.slice(0, most);
}

function readList(of: unknown, name: string, findings: Finding[]): readonly string[] {
  const all = listMember(of, name);
  const read = all.filter(
    (one): one is string => typeof one === "string" && one !== "" && one.length <= reportLimits.line,
  );
  if (read.length < all.length || read.length > reportLimits.list)
    findings.push({ at: `/${name}`, code: "list", message: `expected at most ${reportLimits.list} texts` });
  return read.slice(0, reportLimits.list);
}

function readFiles(of: unknown, findings: Finding[]): readonly AttachedFile[] {
  const files: AttachedFile[] = [];
  let bytes = 0;
  for (const [index, file] of listMember(of, "files").entries()) {
    const at = `/files/${index}`;
    const [name, content] = [textMember(file, "name"), fromBase64(textMember(file, "content") ?? "-")];
    if (name === null || content === null)
      findings.push({ at, code: "file-form", message: "expected name and content in base64" });
    else if (files.length === reportLimits.files || (bytes += content.length) > reportLimits.bytes) {
      findings.push({
        at,
        code: "too-many",
        message: `at most ${reportLimits.files} files of ${reportLimits.bytes} bytes in all are read`,
      });
      break;
    } else files.push({ name: name.slice(0, reportLimits.line), content });
  }
  return files;
}
