/** The room that is flooded, as a program of its own: ways to send to it and to ask it, and what memory it takes. */
import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dataFolder, freePort, runCommand, startProcess } from "#test/kit/process.ts";
import type { FloodReport } from "./flood-reports.ts";

/** What a call came to: the receipts by the digest of what was sent, how many lines have none, and how long the answer took. */
export type SentCall = {
  readonly receipts: ReadonlyMap<string, string>;
  readonly refused: number;
  readonly milliseconds: number;
};

/** A room and what the flood does with it. */
export type FloodRoom = {
  readonly data: string;
  readonly origin: string;
  readonly token: (role: string, scopes?: string) => Promise<string>;
  readonly send: (
    reports: readonly FloodReport[],
    pass: Readonly<Record<string, string>>,
  ) => Promise<SentCall>;
  readonly ask: <T>(path: string, token: string, body?: object) => Promise<T>;
  /** Acts; whether the room took it. A refusal is an answer, a fault is none. */
  readonly act: (path: string, token: string, body: object) => Promise<boolean>;
  /** The most memory that the room's process has had, in MiB; 0 where the machine does not say. */
  readonly memory: () => number;
  readonly close: () => Promise<void>;
};

/** Starts it; its data lies where temporary files do. */
export async function startFloodRoom(): Promise<FloodRoom> {
  const folder = dataFolder();
  const room = await startProcess(folder.path, await freePort());
  const { origin } = room;
  return {
    data: folder.path,
    origin,
    token: async (role, scopes) => await newToken(folder.path, role, scopes),
    send: async (reports, pass) => await send(origin, reports, pass),
    ask: async <T>(path: string, token: string, body?: object) => {
      const response = await call(`${origin}${path}`, token, body);
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as T;
    },
    act: async (path, token, body) => {
      const response = await call(`${origin}${path}`, token, body);
      const answer = await response.text();
      if (response.status >= 500) throw new Error(`${path}: ${response.status} ${answer}`);
      return response.ok;
    },
    memory: mostMemory,
    close: async () => {
      await room.stop("SIGTERM");
      folder.remove();
    },
  };
}

async function call(url: string, token: string, body: object | undefined): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const sent = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  return await fetch(url, { headers, ...sent });
}

async function newToken(data: string, role: string, scopes: string | undefined): Promise<string> {
  const asked = ["token", "new", "--role", role, "--data", data];
  const made = await runCommand([...asked, ...(scopes === undefined ? [] : ["--scopes", scopes])]);
  const token = /bst_[\w-]+/.exec(made.out)?.[0];
  if (token === undefined) throw new Error(`no token was made: ${made.out}${made.err}`);
  return token;
}

async function send(
  origin: string,
  reports: readonly FloodReport[],
  pass: Readonly<Record<string, string>>,
): Promise<SentCall> {
  const lines = reports.map(({ line }) => line);
  const type = lines.length === 1 ? "application/json" : "application/x-ndjson";
  const began = performance.now();
  const answer = await fetch(`${origin}/api/findings`, {
    method: "POST",
    headers: { "content-type": type, ...pass },
    body: lines.join("\n"),
  })
    .then(async (response) => await response.text())
    .catch(() => "");
  const receipts = new Map(
    [...answer.matchAll(/"number":"([0-9A-Z]{12})","sha256":"([0-9a-f]{64})"/g)].map(
      ([, number = "", sha256 = ""]) => [sha256, number],
    ),
  );
  const refused = lines.filter((line) => !receipts.has(hash("sha256", line))).length;
  return { receipts, refused, milliseconds: performance.now() - began };
}

function mostMemory(): number {
  try {
    const children = readFileSync(`/proc/self/task/${process.pid}/children`, "utf8").trim().split(" ");
    const peaks = children.map((pid) =>
      Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0),
    );
    return Math.round(Math.max(0, ...peaks) / 1024);
  } catch {
    return 0;
  }
}
