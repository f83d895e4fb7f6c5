/** One input from path, query and body, within limits, checked against the contract; findings carry JSON Pointers into that input. */
import { pointerStep } from "#core/input/json-pointer.ts";
import type { Context } from "hono";
import type { Validator } from "typebox/compile";
import type { Endpoint } from "#contract/endpoint.ts";
import { decodeText, member, readJson } from "#core/input/json.ts";
import { type Finding, Refusal } from "#core/problem.ts";
import type { ReportChunk } from "#edge/http/report/report-chunk.ts";
import { needsBody } from "#edge/http/path-names.ts";
import { stepUpHeader } from "#edge/http/sign-in/check-step-up.ts";

/** Largest body of an endpoint that does not say another. */
export const usualBodyLimit = 64 * 1024;
const depth = 40;
const mostFindings = 20;

/** A call as it was sent, before anything in it is read; it can be handed to another thread. */
export type SentParts = {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, readonly string[]>>;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly idempotencyKey: string | undefined;
  /** The fresh proof of who calls, for acts that ask for one. */
  readonly proof: string | undefined;
  /** What the caller's browser calls itself; "" where it does not say. */
  readonly place: string;
  /** Of a call that sends reports: what is known of this part of it. */
  readonly reports?: ReportChunk;
};

/** Takes a call in, within the endpoint's limit of bytes. */
export async function receive(c: Context, entry: Endpoint): Promise<SentParts> {
  const path = c.req.param();
  const query = c.req.queries();
  const idempotencyKey = c.req.header("idempotency-key");
  const proof = c.req.header(stepUpHeader);
  const place = c.req.header("user-agent") ?? "";
  const body = entry.method === "GET" ? new Uint8Array() : await receiveBody(c, entry);
  return { path, query, body, idempotencyKey, proof, place };
}

/** Of a body that is read line by line no more is in memory. */
const streamedBytes = 4 * 1024 * 1024;

/** Whether the body is NDJSON. */
export function isLines(c: Context): boolean {
  return /^application\/(?:x-)?nd-?json\b/i.test(c.req.header("content-type") ?? "");
}

/** How many bytes a call may have to be held for: what it declares, else as much as its endpoint takes. */
export function bytesToReceive(c: Context, { method, bodyLimit = usualBodyLimit }: Endpoint): number {
  if (method === "GET") return 0;
  if (isLines(c)) return Math.min(bodyLimit, streamedBytes);
  const declared = Number(c.req.header("content-length"));
  return Number.isSafeInteger(declared) && declared >= 0 ? Math.min(declared, bodyLimit) : bodyLimit;
}

/** The input of a call, before {@link checkInput}. */
export function inputOf(
  { path, query, body: bytes, idempotencyKey, reports }: SentParts,
  entry: Endpoint,
): unknown {
  if (entry.method === "GET") return { ...readQuery(query, entry), ...path };
  if (Object.keys(query).length > 0)
    throw invalid([{ at: "", code: "query", message: "This endpoint takes no query; send a JSON body." }]);
  if (entry.lines !== undefined && reports !== undefined) return { body: bytes, ...reports };
  if (bytes.length === 0 && needsBody(entry))
    throw invalid([{ at: "", code: "required", message: "The body is missing; send a JSON object." }]);
  const body = bytes.length === 0 ? {} : parseBody(bytes, entry.bodyLimit ?? usualBodyLimit);
  if (entry.sealed !== undefined) return body;
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw invalid([{ at: "", code: "type", message: "expected a JSON object" }]);
  for (const [name, value] of Object.entries(path))
    if (Object.hasOwn(body, name) && member(body, name) !== value)
      throw invalid([
        { at: `/${pointerStep(name)}`, code: "path", message: "differs from the same name in the path" },
      ]);
  return { ...onceOf(idempotencyKey, entry, body), ...body, ...path };
}

/** The key of an answer may stand in the header `Idempotency-Key`, as text or quoted, in place of the member `once`; where both are there they are one. */
function onceOf(
  idempotencyKey: string | undefined,
  entry: Endpoint,
  body: object,
): { readonly once?: string } {
  const header = idempotencyKey?.replace(/^"(.*)"$/, "$1");
  if (header === undefined || member(member(entry.input, "properties"), "once") === undefined) return {};
  const once = member(body, "once");
  if (once !== undefined && once !== header)
    throw invalid([
      { at: "/once", code: "idempotency-key", message: "differs from the header Idempotency-Key" },
    ]);
  return { once: header };
}

function readQuery(sent: SentParts["query"], entry: Endpoint): Record<string, unknown> {
  const query: [string, unknown][] = [];
  for (const [name, values] of Object.entries(sent)) {
    if (values.length !== 1)
      throw invalid([
        { at: `/${pointerStep(name)}`, code: "repeated", message: "stands more than once in the query" },
      ]);
    query.push([name, coerce(values[0] ?? "", member(member(entry.input, "properties"), name))]);
  }
  return Object.fromEntries(query);
}

/** A query value is text; what the contract calls a number or a truth value is read as one, else left for the check to refuse. */
function coerce(text: string, schema: unknown): unknown {
  const type = member(schema, "type");
  if ((type === "integer" || type === "number") && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (type === "boolean" && (text === "true" || text === "false")) return text === "true";
  return text;
}

async function receiveBody(c: Context, entry: Endpoint): Promise<Uint8Array<ArrayBuffer>> {
  const limit = entry.bodyLimit ?? usualBodyLimit;
  const declared = Number(c.req.header("content-length") ?? 0);
  if (declared > limit) throw tooLarge(limit);
  const bytes = await readBytes(c.req.raw.body, limit);
  if (bytes.length === 0) return bytes;
  const type = (c.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (
    entry.open !== true &&
    type !== "application/json" &&
    !(entry.sealed !== undefined && type === "application/vnd.dsse.envelope.v1+json")
  )
    throw new Refusal("unsupported", "Send the body as application/json.");
  return bytes;
}

function parseBody(bytes: Uint8Array, limit: number): unknown {
  const text = decodeText(bytes);
  if (!text.ok) throw invalid(text.findings);
  const value = readJson(text.value, { chars: limit, depth });
  if (!value.ok) throw invalid(value.findings);
  if (value.findings !== undefined && value.findings.length > 0) throw invalid(value.findings);
  return value.value;
}

async function readBytes(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (body === null) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > limit) throw tooLarge(limit);
    parts.push(part);
  }
  // Memory of its own, not a part of what Node shares out: it may go to another thread.
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function tooLarge(limit: number): Refusal {
  return new Refusal("too-large", `The body is larger than ${limit} bytes.`);
}

/** Refuses an input that is not of the contract's form. */
export function checkInput(validator: Validator, input: unknown): void {
  if (validator.Check(input)) return;
  throw invalid(findingsOf(validator, input));
}

/** What is wrong with a value, as findings; at most 20. */
export function findingsOf(validator: Validator, value: unknown): Finding[] {
  const findings: Finding[] = [];
  for (const { keyword, instancePath, params, message } of fittingErrors(validator.Errors(value))) {
    if (keyword === "additionalProperties") continue;
    const missing = keyword === "required" ? (member(params, "requiredProperties") as string[]) : [];
    for (const name of missing)
      findings.push({ at: instancePath + `/${pointerStep(name)}`, code: "required", message: "is missing" });
    if (keyword === "boolean")
      findings.push({ at: instancePath, code: "unknown-name", message: "is not a known name" });
    else if (missing.length === 0) findings.push({ at: instancePath, code: kebab(keyword), message });
  }
  return findings.slice(0, mostFindings);
}

type SchemaErrors = ReturnType<Validator["Errors"]>;
type SchemaError = SchemaErrors[number];

/** Of a union that no branch allows, the errors of the branch that fits best: who sent 91 days wants to read of days, not that hours are missing. */
function fittingErrors(all: SchemaErrors): SchemaErrors {
  let errors = all;
  for (const union of all.filter(({ keyword }) => keyword === "anyOf")) {
    const branches = Map.groupBy(errors, (error) => branchOf(error, union));
    branches.delete(null);
    const ranked = [...branches.values()].toSorted((a, b) => misfit(a, union) - misfit(b, union));
    const [best, next] = ranked;
    if (best === undefined || next === undefined || misfit(best, union) === misfit(next, union)) continue;
    errors = errors.filter((one) => one !== union && (branchOf(one, union) === null || best.includes(one)));
  }
  return errors;
}

/** Which branch of a union an error is of; `null` where it is of none. */
function branchOf({ schemaPath, instancePath }: SchemaError, union: SchemaError): string | null {
  const start = `${union.schemaPath}/anyOf/`;
  const isInside = instancePath === union.instancePath || instancePath.startsWith(`${union.instancePath}/`);
  if (!isInside || !schemaPath.startsWith(start)) return null;
  return schemaPath.slice(start.length).split("/")[0] ?? null;
}

/** Another type fits worst, then other members, then other values. */
function misfit(errors: readonly SchemaError[], union: SchemaError): number {
  const weights = errors.map(({ keyword, instancePath }) => {
    if (instancePath === union.instancePath && ["type", "const", "enum"].includes(keyword)) return 1000;
    return keyword === "required" || keyword === "boolean" ? 10 : 1;
  });
  return weights.reduce((sum, weight) => sum + weight, 0);
}

function kebab(keyword: string): string {
  return keyword.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function invalid(findings: readonly Finding[]): Refusal {
  return new Refusal("input-invalid", "The input is not as the contract says; see the findings.", findings);
}
