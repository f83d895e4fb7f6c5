/**
 * The rival of a cold check: `@renovatebot/osv-offline`, installed from the registry into a folder of its own, never into the project. Its
 * database is made here in its own form (one OSV record a line) from the same feeds, and its download is switched off. It finds records by
 * package name; versions it leaves to its caller, so that it does less than a check.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const packageName = "@renovatebot/osv-offline@3.0.11";

const program = `
import { OsvOffline } from "@renovatebot/osv-offline";
import { readFileSync } from "node:fs";
const db = await OsvOffline.create();
let found = 0;
for (const [, name] of readFileSync(process.argv[2], "utf8").matchAll(/^\\s+([\\w.-]+\\/[^\\s]+) v/gm))
  found += (await db.getVulnerabilities("Go", name)).length;
db[Symbol.dispose]();
if (found === 0) process.exitCode = 2;
`;

/** The command that looks up the modules of a go.mod, with its surroundings; `null` where it cannot be installed. */
export function installRival(
  data: string,
  folder: string,
): { readonly script: string; readonly env: Readonly<Record<string, string>> } | null {
  const home = join(folder, "rival");
  mkdirSync(join(home, "db"), { recursive: true });
  writeFileSync(join(home, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", packageName];
  const done = spawnSync("npm", args, { cwd: home, stdio: "ignore", timeout: 120_000 });
  if (done.status !== 0) return null;
  writeFileSync(join(home, "db/go.nedb"), databaseOf(join(data, "osv/Go.jsonl.gz")));
  const script = join(home, "query.mjs");
  writeFileSync(script, program);
  return { script, env: { OSV_OFFLINE_DISABLE_DOWNLOAD: "true", OSV_OFFLINE_ROOT_DIR: join(home, "db") } };
}

type RivalAffected = { readonly package?: { readonly name?: string; readonly purl?: string } };

/** Its form of a feed: a record a line, each package with the purl by which it looks. */
function databaseOf(feed: string): string {
  const lines = gunzipSync(readFileSync(feed)).toString().trim().split("\n");
  const records = lines.map((line) => {
    const record = JSON.parse(line) as { readonly affected?: readonly RivalAffected[] };
    const affected = (record.affected ?? []).map((one) => {
      const path = (one.package?.name ?? "").split("/").map(encodeURIComponent).join("/");
      return { ...one, package: { ...one.package, purl: `pkg:golang/${path}` } };
    });
    return JSON.stringify({ ...record, affected });
  });
  return `${records.join("\n")}\n`;
}
