/** The OpenAPI document: its structure by OpenAPI 3.1's own rules, and that it lists the whole contract. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";
import { contract } from "#contract/index.ts";
import { openApiDocument } from "#edge/http/openapi.ts";
import { isOsvPath, osvProblemResponse, problemResponse } from "#edge/http/problem.ts";

type Parameter = { name: string; in: string; required: boolean; schema: TSchema };
type Content = Record<string, { schema: TSchema & { $ref?: string } }>;
type Operation = {
  operationId: string;
  tags: string[];
  "x-roles": string[];
  security: Record<string, unknown>[];
  parameters: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, { description: string; content: Content }>;
};
type OpenApiDocument = {
  openapi: string;
  info: { title: string; version: string };
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> };
};

const document = JSON.parse(
  JSON.stringify(openApiDocument({ version: "1.2.3", origin: "http://localhost:8420" })),
) as OpenApiDocument;
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);

test("it lists every endpoint of the contract, once, with its roles", () => {
  const listed = operations.map(({ path, method, operation }) =>
    [operation.operationId, method.toUpperCase(), path, ...operation["x-roles"]].join(" "),
  );
  const expected = Object.values(contract).map((entry) =>
    [entry.name, entry.method, entry.path.replaceAll(/:(\w+)/g, "{$1}"), ...entry.roles].join(" "),
  );
  assert.deepEqual(listed.sort(), expected.sort());
  assert.equal(new Set(operations.map(({ operation }) => operation.operationId)).size, expected.length);
});

test("it lists the groups of operations, so that tools which draw it know all of them", () => {
  const listed = document.tags.map(({ name }) => name);
  assert.deepEqual(listed, [...new Set(operations.flatMap(({ operation }) => operation.tags))].toSorted());
  assert.ok(listed.includes("osv"));
});

test("it is OpenAPI 3.1: version, info, path parameters declared, references and security schemes that exist, schemas that compile", () => {
  assert.match(document.openapi, /^3\.1\.\d$/);
  assert.equal(document.info.version, "1.2.3");
  for (const { path, method, operation } of operations) {
    const about = `${method} ${path}`;
    assert.ok(["get", "post", "put", "delete"].includes(method), about);
    const declared = operation.parameters.filter((one) => one.in === "path").map((one) => one.name);
    const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
    assert.deepEqual(declared.sort(), named.sort(), about);
    for (const parameter of operation.parameters) {
      assert.ok(parameter.in === "path" ? parameter.required : parameter.in === "query", about);
      Compile(parameter.schema);
    }
    for (const needed of operation.security.flatMap(Object.keys))
      assert.ok(Object.hasOwn(document.components.securitySchemes, needed), about);
    assert.ok(operation.responses["200"] && operation.responses["default"], about);
    const contents = [operation.requestBody, ...Object.values(operation.responses)];
    for (const { schema } of contents.flatMap((one) => Object.values(one?.content ?? {}))) {
      if (schema.$ref === undefined) Compile(schema);
      else
        assert.ok(
          Object.hasOwn(document.components.schemas, schema.$ref.replace("#/components/schemas/", "")),
          about,
        );
    }
    if (method === "get") assert.equal(operation.requestBody, undefined, about);
  }
});

test("what needs no session says so, and everything else names both ways to authenticate", () => {
  for (const { operation } of operations) {
    const free = operation["x-roles"].includes("public") || operation["x-roles"].join() === "agent";
    assert.equal(operation.security.length, free ? 0 : 2, operation.operationId);
  }
});

test("a problem has the form that its endpoint's answers are said to have, under /v1 too", async () => {
  const findings = [{ at: "/a", code: "required", message: "is missing" }];
  const problem = { status: 400, code: "input-invalid", title: "Title", detail: "Detail.", findings };
  for (const { path, operation } of operations) {
    const content = operation.responses["default"]?.content["application/problem+json"];
    const name = content?.schema.$ref?.replace("#/components/schemas/", "") ?? "";
    assert.equal(name, isOsvPath(path) ? "OsvProblem" : "Problem", path);
    const answer = isOsvPath(path) ? osvProblemResponse(problem, "r-1") : problemResponse(problem, "r-1");
    const form = Compile(document.components.schemas[name] as TSchema);
    assert.ok(form.Check(await answer.json()), path);
  }
});
