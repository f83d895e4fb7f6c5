/** The contract as OpenAPI 3.1: the JSON Schemas are taken as they are, since OpenAPI 3.1's schemas are JSON Schema 2020-12. */
import { contract } from "#contract/index.ts";
import type { Endpoint } from "#contract/endpoint.ts";
import { member } from "#core/input/json.ts";
import { needsBody, pathNames } from "#edge/http/path-names.ts";
import { isOsvPath } from "#edge/http/problem.ts";
import { usualBodyLimit } from "#edge/http/request-input.ts";

const problemSchema = {
  type: "object",
  required: ["type", "title", "status", "code", "detail", "findings", "request"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    code: { type: "string" },
    detail: { type: "string" },
    findings: {
      type: "array",
      items: {
        type: "object",
        required: ["at", "code", "message"],
        properties: { at: { type: "string" }, code: { type: "string" }, message: { type: "string" } },
      },
    },
    request: { type: "string" },
  },
};

/** Under `/v1` the OSV API's `message` stands beside it. */
const osvProblemSchema = {
  ...problemSchema,
  required: [...problemSchema.required, "message"],
  properties: { ...problemSchema.properties, message: { type: "string" } },
};

const envelopeSchema = {
  type: "object",
  required: ["payloadType", "payload", "signatures"],
  properties: {
    payloadType: { type: "string" },
    payload: { type: "string", contentEncoding: "base64" },
    signatures: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        required: ["keyid", "sig"],
        properties: { keyid: { type: "string" }, sig: { type: "string", contentEncoding: "base64" } },
      },
    },
  },
};

/** What changed of a state, as events of streams say it (RFC 6902). */
const jsonPatchSchema = {
  type: "array",
  items: {
    type: "object",
    required: ["op", "path"],
    properties: {
      op: { enum: ["add", "remove", "replace", "move", "copy", "test"] },
      path: { type: "string" },
      from: { type: "string" },
      value: true,
    },
  },
};

const securitySchemes = {
  session: {
    type: "apiKey",
    in: "cookie",
    name: "bongsu_session",
    description:
      "Of a person. A request that changes something also carries the session's token in the header x-bongsu-csrf.",
  },
  token: { type: "http", scheme: "bearer", description: "Of a script; made on the room's machine." },
};

/** The OpenAPI document of every endpoint. */
export function openApiDocument(room: { readonly version: string; readonly origin: string }): unknown {
  const paths = new Map<string, Record<string, unknown>>();
  for (const entry of Object.values(contract)) {
    const path = entry.path.replaceAll(/:(\w+)/g, "{$1}");
    paths.set(path, { ...paths.get(path), [entry.method.toLowerCase()]: operation(entry) });
  }
  return {
    openapi: "3.1.1",
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    info: {
      title: "Bongsu",
      version: room.version,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: room.origin }],
    tags: [...new Set(Object.values<Endpoint>(contract).map(tagOf))].toSorted().map((name) => ({ name })),
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes,
      schemas: {
        Problem: problemSchema,
        OsvProblem: osvProblemSchema,
        Envelope: envelopeSchema,
        JsonPatch: jsonPatchSchema,
      },
    },
  };
}

function operation(entry: Endpoint): unknown {
  const open = entry.roles.includes("public") || entry.sealed !== undefined;
  const problem = isOsvPath(entry.path) ? "OsvProblem" : "Problem";
  return {
    operationId: entry.name,
    summary: entry.summary,
    tags: [tagOf(entry)],
    "x-roles": entry.roles,
    ...(entry.owned !== undefined && { "x-owned": entry.owned }),
    security: open ? [] : [{ session: [] }, { token: [] }],
    parameters: parameters(entry),
    ...requestBody(entry),
    responses: {
      "200": { description: entry.summary, content: answer(entry) },
      default: {
        description: "A problem (RFC 9457).",
        content: { "application/problem+json": { schema: { $ref: `#/components/schemas/${problem}` } } },
      },
    },
  };
}

/** What operations are grouped by: the OSV API is one group, the room's own are named by the first step below `/api`. */
function tagOf({ path }: Endpoint): string {
  return isOsvPath(path) ? "osv" : (path.split("/")[2] ?? "room");
}

/** The answer's content. A stream is text by OpenAPI 3.1; what the data of its events are stands beside it. */
function answer(entry: Endpoint): unknown {
  if (entry.stream !== true) return { "application/json": { schema: entry.output } };
  const events = { state: entry.output, patch: { $ref: "#/components/schemas/JsonPatch" } };
  return { "text/event-stream": { schema: { type: "string" }, "x-events": events } };
}

type Properties = Readonly<Record<string, unknown>>;

function parameters(entry: Endpoint): unknown[] {
  const inPath = pathNames(entry);
  const properties = (member(entry.input, "properties") ?? {}) as Properties;
  const required = (member(entry.input, "required") ?? []) as readonly string[];
  const names = entry.method === "GET" ? Object.keys(properties) : inPath;
  return names.map((name) => ({
    name,
    in: inPath.includes(name) ? "path" : "query",
    required: inPath.includes(name) || required.includes(name),
    schema: properties[name] ?? { type: "string" },
  }));
}

function requestBody(entry: Endpoint): Properties {
  if (!needsBody(entry)) return {};
  const limit = { "x-body-limit": entry.bodyLimit ?? usualBodyLimit };
  if (entry.sealed !== undefined) {
    const description = `A DSSE envelope of payload type ${entry.sealed}, signed by a registered agent key.`;
    const schema = { $ref: "#/components/schemas/Envelope" };
    return {
      requestBody: { description, required: true, content: { "application/json": { schema } } },
      ...limit,
    };
  }
  const schema = bodySchema(entry);
  return { requestBody: { required: true, content: { "application/json": { schema } } }, ...limit };
}

/** The input without what stands in the path. */
function bodySchema(entry: Endpoint): unknown {
  const inPath = pathNames(entry);
  const without = (name: string): boolean => !inPath.includes(name);
  const all = (member(entry.input, "properties") ?? {}) as Properties;
  const properties = Object.fromEntries(Object.entries(all).filter(([name]) => without(name)));
  const required = ((member(entry.input, "required") ?? []) as readonly string[]).filter(without);
  return { ...entry.input, properties, required };
}
