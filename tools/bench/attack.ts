/**
 * Every endpoint of the contract under its largest allowed input, fifty at once, by the lowest role that may call it; meanwhile an officer asks for the picture and a
 * stranger for /healthz. A room of its own is started, or `ATTACK_ROOM` (an address), `ATTACK_DATA` (its data folder) and `ATTACK_PROGRAM` name one: so an older
 * program is measured. `ATTACK_ONLY` names endpoints by the beginning of their name, with commas between.
 */
import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { contract } from "#contract/index.ts";
import type { Endpoint } from "#contract/endpoint.ts";
import { dataFolder, freePort, startProcess } from "#test/kit/process.ts";
import {
  attackOn,
  type AttackedRoom,
  type AttackRequest,
  type AttackScene,
  setScene,
} from "./attack-inputs.ts";
import { type Bench, type BenchLine, quantile, type Section } from "./bench-line.ts";

/** (l) */
export const attackSection: Section = { run };

const atOnce = 50;
const longest = 10_000;
const limit = 1000;
const officer = "chair";

async function run({ quick }: Bench): Promise<readonly BenchLine[]> {
  const size = quick ? 0.1 : 1;
  const target = await targetOf();
  try {
    const room = await withTokens(target);
    const scene = await setScene(room, size);
    const lines: BenchLine[] = [];
    for (const entry of Object.values(contract) as Endpoint[])
      if (entry.stream !== true && isWanted(entry))
        lines.push(await attack(entry, room, { request: attackOn(entry, scene, size), scene }));
    return lines.toSorted((a, b) => Number.parseFloat(b.theirs) - Number.parseFloat(a.theirs));
  } finally {
    await target.close();
  }
}

const wanted = process.env["ATTACK_ONLY"]?.split(",");

function isWanted({ name }: Endpoint): boolean {
  return wanted === undefined || wanted.some((begin) => name.startsWith(begin));
}

type AttackTarget = { readonly base: string; readonly data: string; readonly close: () => Promise<void> };

async function targetOf(): Promise<AttackTarget> {
  const { ATTACK_ROOM: base, ATTACK_DATA: data } = process.env;
  if (base !== undefined && data !== undefined) return { base, data, close: async () => undefined };
  const folder = dataFolder();
  const started = await startProcess(folder.path, await freePort());
  return {
    base: started.origin,
    data: folder.path,
    close: async () => {
      await started.stop("SIGTERM");
      folder.remove();
    },
  };
}

const program = process.env["ATTACK_PROGRAM"] ?? resolve(import.meta.dirname, "../../src/main.ts");
const organization = "drill-basic-07";

async function withTokens({ base, data }: AttackTarget): Promise<AttackedRoom> {
  const roles = {
    chair: ["--role", "chair"],
    lead: ["--role", "lead", "--office", "nis"],
    second: ["--role", "lead", "--office", "nis"],
    analyst: ["--role", "analyst"],
    organization: ["--role", "organization", "--organization", organization],
  };
  const tokens: Record<string, string> = {};
  for (const [name, args] of Object.entries(roles)) {
    const made = await promisify(execFile)(process.execPath, [
      program,
      "token",
      "new",
      ...args,
      "--data",
      data,
    ]);
    tokens[name] = made.stdout.trim().split("\n").at(-1) ?? "";
  }
  return { base, tokens, organization };
}

/** Those who would attack first: nobody in particular, then whoever has least. The officer who is watched is none of them where that can be. */
const attackers = ["organization", "analyst", "lead", "sector", "chair"];

async function attack(
  entry: Endpoint,
  { base, tokens }: AttackedRoom,
  { request }: { readonly request: AttackRequest; readonly scene: AttackScene },
): Promise<BenchLine> {
  const role = attackers.find((one) => entry.roles.some((allowed) => allowed === one)) ?? "";
  const bearer = entry.roles.includes("public") ? undefined : tokens[role];
  const ended = new AbortController();
  const late = setTimeout(() => ended.abort(), longest);
  const statuses = new Map<number, number>();
  const watching = watch(base, tokens[officer] ?? "", ended.signal);
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      const status = await call(base, { method: entry.method, ...request, bearer }, ended.signal);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }),
  );
  await pause(500);
  clearTimeout(late);
  ended.abort();
  const { picture, sick } = await watching;
  await pause(500);
  const p95 = quantile(picture, 0.95);
  const counts = [...statuses]
    .map(([status, count]) => `${status === 0 ? "none" : status}×${count}`)
    .join(" ");
  return {
    what: `${entry.method} ${entry.path}`,
    ours: `${Math.round(p95)} ms p95`,
    ratio: `${Math.round((request.body?.length ?? request.path.length) / 1024)} KiB`,
    rival: counts,
    theirs: `${Math.round(Math.max(...picture))} ms worst`,
    budget: `≤ ${limit} ms, healthy${sick === 0 ? "" : ` (${sick} times not)`}`,
    met: p95 <= limit && sick === 0,
  };
}

type Sent = AttackRequest & { readonly method: string; readonly bearer: string | undefined };

/** The status of an answer that was read to its end; 0 when none came in time. */
async function call(
  base: string,
  { method, path, body, bearer }: Sent,
  signal: AbortSignal,
): Promise<number> {
  try {
    const headers = {
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    };
    const answer = await fetch(base + path, {
      method,
      headers,
      signal,
      ...(body === undefined ? {} : { body }),
    });
    // Read, and not kept: what is measured is the room, not this process.
    for await (const _ of answer.body ?? []);
    return answer.status;
  } catch {
    return 0;
  }
}

/** Asks for the picture and for health at fixed times, whether or not the last answer has come. */
async function watch(
  base: string,
  bearer: string,
  ended: AbortSignal,
): Promise<{ readonly picture: readonly number[]; readonly sick: number }> {
  const picture: number[] = [];
  let sick = 0;
  const asked: Promise<unknown>[] = [];
  const ask = async (): Promise<void> => {
    const began = performance.now();
    const status = await call(
      base,
      { method: "GET", path: "/api/picture", body: undefined, bearer },
      AbortSignal.timeout(30_000),
    );
    picture.push(status === 200 ? performance.now() - began : 30_000);
  };
  const look = async (): Promise<void> => {
    const request = { method: "GET", path: "/healthz", body: undefined, bearer: undefined };
    if ((await call(base, request, AbortSignal.timeout(10_000))) !== 200) sick++;
  };
  for (let n = 0; !ended.aborted || n < 10; n++) {
    asked.push(ask());
    if (n % 3 === 0) asked.push(look());
    await pause(100);
  }
  await Promise.all(asked);
  return { picture, sick };
}
