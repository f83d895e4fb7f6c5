/**
 * The judges of what an own advisory is written in: CSAF by the validator of its editors (schema, mandatory and optional tests), OSV by its schema beside the
 * repository. CVE records are judged by the programme's own library, outside of the tests: `tools/outside/cve-record.py`.
 */
import { existsSync, readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import { default as formats } from "ajv-formats";
import { extract } from "tar-stream";
import { validateCsaf } from "./csaf-validator.ts";
import type { Judge } from "#test/kit/report/report-validators.ts";

const osvSchemas = new URL("../../../../shared/data/conformance/osv-kev-schemas.tar.gz", import.meta.url);

/** Why OSV is not judged here; null where it is. */
export const osvSkipped: string | null = existsSync(osvSchemas)
  ? null
  : "OSV's schema is not beside the repository";

/** The judges by format; a format without one here is missing. */
export async function judgesOfExports(): Promise<Readonly<Record<string, Judge>>> {
  const osv = osvSkipped === null ? { osv: await osvJudge() } : {};
  const csaf = csafJudge("extended");
  return { csaf, vex: csaf, "csaf-2.1": csafJudge("extended-2.1"), ...osv };
}

/** What fails and what is warned of, by the number of the standard's test; spelling is none of them. */
function csafJudge(set: "extended" | "extended-2.1"): Judge {
  return async (document) => {
    const { tests } = await validateCsaf(set, document);
    return tests
      .filter(({ errors, warnings }) => errors.length + (warnings?.length ?? 0) > 0)
      .map(({ name, errors, warnings }) => ({ name, errors, warnings }));
  };
}

async function osvJudge(): Promise<Judge> {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  (formats as unknown as (ajv: Ajv2020) => void)(ajv);
  const entries = Readable.from([readFileSync(osvSchemas)])
    .pipe(createGunzip())
    .pipe(extract());
  let schema: object | null = null;
  for await (const entry of entries)
    if (entry.header.name.endsWith("schema_generated.json"))
      schema = JSON.parse(
        Buffer.concat(await Array.fromAsync(entry as AsyncIterable<Uint8Array>)).toString(),
      ) as object;
    else entry.resume();
  const validate = ajv.compile(schema ?? false);
  return async (document) => {
    await Promise.resolve();
    return validate(document) ? [] : (validate.errors ?? []);
  };
}
