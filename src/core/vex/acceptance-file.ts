/**
 * `.bongsu.toml`: the risks that an organisation accepts, each with a vulnerability, a product, a reason of the standards' lists, who says so and until
 * when. A file is read whole or not at all: a word that is not known, a member that is missing or an end that nobody can mean is a finding with its line,
 * since an acceptance that is read in part would accept more than was written.
 */
import { parse, TomlError } from "smol-toml";
import { isDay, isInstant } from "#core/input/instant.ts";
import { failed, type Finding, parsed, type Parsed } from "#core/problem.ts";
import {
  justifications,
  productStated,
  riskResponses,
  type StatedProduct,
  type VexStatement,
} from "#core/vex/vex-statement.ts";

const known = ["vulnerability", "product", "reason", "by", "until", "since", "text", "path"] as const;
const longest = 1000;
const mostEntries = 10_000;
/** The longest time from now for which a risk is accepted: two years. */
const mostDays = 731;

/** The statements of the file. `now` is what an end is held against: one that lies further ahead than two years is refused; `null` holds it against nothing. */
export function readAcceptanceFile(text: string, now: string | null): Parsed<readonly VexStatement[]> {
  if (text.length > 4 * 1024 * 1024)
    return failed("", "too-large", "The file has more than 4 Mi characters.");
  let value: Record<string, unknown>;
  try {
    value = parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, { maxDepth: 20 });
  } catch (error) {
    const at = error instanceof TomlError ? `line ${error.line}` : "";
    return failed(at, "toml-invalid", "This is not TOML from here on.");
  }
  const findings: Finding[] = [];
  const lines = linesOf(text);
  const note = (at: string, code: string, message: string, about: string): void =>
    void findings.push({ at, code, message, about });
  if (value["type"] !== undefined && value["type"] !== "bongsu.accept/1")
    note(lines.key(null, "type"), "type-wrong", 'expected type = "bongsu.accept/1"', "type");
  for (const key of Object.keys(value))
    if (key !== "type" && key !== "accept")
      note(lines.key(null, key), "member-unknown", unknownText(key), key);
  const entries = value["accept"];
  if (!Array.isArray(entries) || entries.length > mostEntries) {
    note("", "member-missing", `expected one to ${mostEntries} tables [[accept]]`, "[[accept]]");
    return { ok: false, findings };
  }
  const read = entries.map((entry: unknown, i) => {
    const at = (key: string): string => lines.key(i, key);
    return entryOf(entry, {
      at,
      note: (key, code, message, about = key) => note(at(key), code, message, about),
      now,
      text,
    });
  });
  return findings.length > 0 ? { ok: false, findings } : parsed(read.filter((one) => one !== null));
}

function unknownText(key: string): string {
  return `"${key.slice(0, 40)}" is not known here; expected type, and in [[accept]] ${known.join(", ")}`;
}

type EntryContext = {
  readonly at: (key: string) => string;
  /** Notes what is wrong with a key; `about` is what the file writes there, the key without it. */
  readonly note: (key: string, code: string, message: string, about?: string) => void;
  readonly now: string | null;
  readonly text: string;
};

function entryOf(entry: unknown, context: EntryContext): VexStatement | null {
  if (typeof entry !== "object" || entry === null) return null;
  const value = entry as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(value))
    if (!(known as readonly string[]).includes(key)) context.note(key, "member-unknown", unknownText(key));
  const reason = textOf(value, "reason", context);
  const isAccepted = riskResponses.includes(reason);
  if (reason !== "" && !isAccepted && !justifications.includes(reason)) {
    const words = [...justifications, ...riskResponses].join(", ");
    context.note(
      "reason",
      "reason-unknown",
      `"${reason.slice(0, 60)}" is none of ${words}`,
      `reason "${reason.slice(0, 60)}"`,
    );
  }
  const since = value["since"] === undefined ? null : instantOf(value["since"], "since", context);
  return {
    vulnerabilities: textsOf(value, "vulnerability", context),
    products: productsOf(value, context),
    within: [],
    path: value["path"] === undefined ? null : textOf(value, "path", context),
    status: isAccepted ? "accepted" : "not_affected",
    justification: reason,
    words: value["text"] === undefined ? null : textOf(value, "text", context),
    by: textOf(value, "by", context),
    since,
    until: endOf(value["until"], context),
    at: context.at(""),
  };
}

function textOf(value: Readonly<Record<string, unknown>>, key: string, { note }: EntryContext): string {
  const found = value[key];
  if (typeof found === "string" && found.trim() !== "" && found.length <= longest) return found.trim();
  if (found === undefined) note(key, "member-missing", `"${key}" is required and is not there`);
  else note(key, "type-wrong", `"${key}" is a text of 1 to ${longest} characters`);
  return "";
}

/** One text or several. */
function textsOf(
  value: Readonly<Record<string, unknown>>,
  key: string,
  context: EntryContext,
): readonly string[] {
  const found = value[key];
  if (!Array.isArray(found)) return [textOf(value, key, context)];
  if (found.length === 0) context.note(key, "member-missing", `"${key}" names nothing`);
  return found.map((one: unknown) => textOf({ [key]: one }, key, context));
}

function productsOf(
  value: Readonly<Record<string, unknown>>,
  context: EntryContext,
): readonly StatedProduct[] {
  return textsOf(value, "product", context).flatMap((text) => {
    const product = text === "" ? null : productStated(text);
    if (product === null && text !== "") {
      const message = `"${text.slice(0, 80)}" is no package URL, such as pkg:npm/left@1.0.0 or pkg:npm/left`;
      context.note("product", "purl-invalid", message, `product "${text.slice(0, 80)}"`);
    }
    return product ?? [];
  });
}

/** A day holds to its end, in UTC. */
function endOf(written: unknown, context: EntryContext): string | null {
  if (written === undefined) {
    context.note("until", "member-missing", '"until" is required: a risk is accepted until a day');
    return null;
  }
  const instant = instantOf(written, "until", context);
  if (instant === null) return null;
  const end = Date.parse(instant) + (isDayOnly(written) ? 86_400_000 : 0);
  if (context.now !== null && end > Date.parse(context.now) + mostDays * 86_400_000)
    context.note("until", "date-implausible", `"until" lies more than ${mostDays} days ahead`);
  return new Date(end).toISOString();
}

function isDayOnly(written: unknown): boolean {
  return textOfDate(written).length === 10;
}

/** A day that no month has is moved on by the reader of TOML: then it does not stand in the file. */
function instantOf(written: unknown, key: string, { note, text: file }: EntryContext): string | null {
  const said = textOfDate(written);
  const text = file.includes(said.slice(0, 10)) ? said : "";
  const time = text.replace(" ", "T");
  const zoned = /(?:Z|[+-]\d{2}:\d{2})$/i.test(time) ? time : `${time}Z`;
  if (isDay(text)) return new Date(`${text}T00:00:00Z`).toISOString();
  if (text.length > 10 && isInstant(zoned)) return new Date(zoned).toISOString();
  note(key, "date-invalid", `"${key}" is a day such as 2027-01-01`);
  return null;
}

/** A date of TOML, or a text with one. */
function textOfDate(written: unknown): string {
  if (written instanceof Date) return Number.isNaN(written.getTime()) ? "" : written.toISOString();
  return typeof written === "string" ? written.trim() : "";
}

/** Finds on which line a key of the n-th [[accept]] stands; for people, so a key that is written unusually has its table's line. */
function linesOf(text: string): { readonly key: (entry: number | null, key: string) => string } {
  const rows = text.split(/\r?\n/);
  const heads = rows.flatMap((row, i) => (/^\s*\[\[\s*accept\s*\]\]/.test(row) ? [i] : []));
  return {
    key: (entry, key) => {
      const start = entry === null ? 0 : (heads[entry] ?? 0);
      const end = entry === null ? (heads[0] ?? rows.length) : (heads[entry + 1] ?? rows.length);
      const name = new RegExp(`^\\s*\\[*\\s*"?${key.replaceAll(/[^\w-]/g, ".")}"?\\s*[=\\]]`);
      const found = key === "" ? -1 : rows.slice(start, end).findIndex((row) => name.test(row));
      return `line ${start + Math.max(0, found) + 1}`;
    },
  };
}
