/**
 * The judge of each output of `bongsu check`: SARIF against the OASIS schema that `@microsoft/jest-sarif` carries, CSAF against the validator of the
 * CSAF editors (schema and mandatory tests), CycloneDX against its schemas beside the repository, OpenVEX against the schema in the vectors.
 */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { Ajv, type ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { default as formats } from "ajv-formats";
import { extract } from "tar-stream";
import { validateCsaf } from "./csaf-validator.ts";

/** What is wrong with a document; empty when nothing is. */
export type Judge = (document: unknown) => Promise<readonly unknown[]>;

/** The judge of an output, or why there is none here. */
export type AvailableJudge = { readonly judge: Judge } | { readonly skip: string };

const vectors = new URL("../../vectors/report/", import.meta.url);
const cyclonedx = new URL("../../../../shared/data/sbom/cyclonedx-schemas.tar.gz", import.meta.url);

/** The judge of each output, by name. */
export const judges: Readonly<Record<string, () => Promise<AvailableJudge>>> = {
  sarif: async () => ({ judge: by(sarifSchema()) }),
  openvex: async () => ({ judge: by(openvexSchema()) }),
  "cyclonedx-vex": async () =>
    existsSync(cyclonedx)
      ? { judge: by(await cyclonedxSchema()) }
      : { skip: "the CycloneDX schemas are not beside the repository" },
  "csaf-vex": async () => ({ judge: csafJudge }),
};

function by(validate: ValidateFunction): Judge {
  return async (document) => {
    await Promise.resolve();
    return validate(document) ? [] : (validate.errors ?? []);
  };
}

/** The schema is draft-04 in name only: without `id` it means the same in draft-07. */
function sarifSchema(): ValidateFunction {
  const path = createRequire(import.meta.url).resolve(
    "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json",
  );
  const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
  return withFormats(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })).compile(schema);
}

function openvexSchema(): ValidateFunction {
  const text = readFileSync(new URL("openvex.schema.json", vectors), "utf8");
  return withFormats(new Ajv2020({ strict: false, allErrors: true })).compile(JSON.parse(text) as object);
}

async function cyclonedxSchema(): Promise<ValidateFunction> {
  const ajv = withFormats(new Ajv({ strict: false, allErrors: true }));
  ajv.addFormat("iri-reference", /^[^\s<>"{}|\\^`]*$/);
  ajv.addFormat("idn-email", /^[^\s@]+@[^\s@]+$/);
  const files = await schemaFiles(["jsf-0.82.schema.json", "spdx.schema.json", "bom-1.6.schema.json"]);
  for (const name of ["jsf-0.82.schema.json", "spdx.schema.json"]) ajv.addSchema(files.get(name) ?? false);
  return ajv.compile(files.get("bom-1.6.schema.json") ?? false);
}

async function schemaFiles(names: readonly string[]): Promise<ReadonlyMap<string, object>> {
  const found = new Map<string, object>();
  const entries = Readable.from([readFileSync(cyclonedx)])
    .pipe(createGunzip())
    .pipe(extract());
  for await (const entry of entries) {
    const name = entry.header.name.replace(/^schema\//, "");
    if (names.includes(name))
      found.set(
        name,
        JSON.parse(
          Buffer.concat(await Array.fromAsync(entry as AsyncIterable<Uint8Array>)).toString(),
        ) as object,
      );
    else entry.resume();
  }
  return found;
}

function withFormats<T extends Ajv>(ajv: T): T {
  (formats as unknown as (ajv: Ajv) => void)(ajv);
  return ajv;
}

async function csafJudge(document: unknown): Promise<readonly unknown[]> {
  const { isValid, tests } = await validateCsaf("basic", document);
  return isValid ? [] : tests.filter(({ errors }) => errors.length > 0);
}
