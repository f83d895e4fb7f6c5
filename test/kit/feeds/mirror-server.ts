/** A server of feeds on loopback, for tests: it serves as it should, or stalls, cuts, shrinks, lies and sends people elsewhere, as each file is told to. */
import { hash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A file of the mirror, and how its server behaves about it. */
export type MirrorFile = {
  readonly content: Uint8Array | string;
  /** Its ETag; that of its content unless it is told, none where it is `null`. */
  readonly etag?: string | null;
  readonly lastModified?: string;
  readonly behaves?: "stalls" | "cuts" | "drips" | "unchanged-always" | "no-range" | "wrong-range";
  /** After how many bytes it stalls or cuts. */
  readonly after?: number;
  /** It sends nothing before this resolves. */
  readonly until?: Promise<void>;
  readonly redirect?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A request as it came. */
export type MirrorRequest = { readonly path: string; readonly headers: IncomingMessage["headers"] };

/** The mirror that answers; `files` may be changed while it does. */
export type MirrorServer = {
  readonly origin: string;
  readonly files: Map<string, MirrorFile>;
  readonly requests: MirrorRequest[];
  readonly close: () => void;
};

/** Starts a mirror. */
export async function startMirror(): Promise<MirrorServer> {
  const files = new Map<string, MirrorFile>();
  const requests: MirrorRequest[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? "").slice(1);
    requests.push({ path, headers: request.headers });
    const file = files.get(path);
    if (file === undefined) response.writeHead(404).end();
    else void (file.until ?? Promise.resolve()).then(() => answer(file, request, response));
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}/`,
    files,
    requests,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function answer(file: MirrorFile, request: IncomingMessage, response: ServerResponse): void {
  if (file.redirect !== undefined) return void response.writeHead(302, { location: file.redirect }).end();
  if (file.status !== undefined) return void response.writeHead(file.status, file.headers).end();
  const content = Buffer.from(file.content);
  const etag = file.etag === undefined ? `"${hash("sha256", content).slice(0, 16)}"` : file.etag;
  const headers: Record<string, string> = {
    ...(etag === null ? {} : { etag }),
    ...(file.lastModified === undefined ? {} : { "last-modified": file.lastModified }),
    ...file.headers,
  };
  const asked = request.headers["if-none-match"];
  const isSame = etag === null ? request.headers["if-modified-since"] === file.lastModified : asked === etag;
  const isConditional = asked !== undefined || request.headers["if-modified-since"] !== undefined;
  if (isConditional && (isSame || file.behaves === "unchanged-always"))
    return void response.writeHead(304, headers).end();
  const start = startOf(file, request, etag ?? file.lastModified ?? "");
  const body = content.subarray(start);
  if (start > 0)
    headers["content-range"] =
      `bytes ${file.behaves === "wrong-range" ? start + 1 : start}-${content.length - 1}/${content.length}`;
  response.writeHead(start > 0 ? 206 : 200, { ...headers, "content-length": String(body.length) });
  send(file, body, response);
}

function startOf(file: MirrorFile, request: IncomingMessage, validator: string): number {
  const [, start = ""] = /^bytes=(\d+)-$/.exec(request.headers.range ?? "") ?? [];
  const isSame = request.headers["if-range"] === validator;
  return start === "" || !isSame || file.behaves === "no-range" ? 0 : Number(start);
}

function send({ behaves, after = 10 }: MirrorFile, body: Buffer, response: ServerResponse): void {
  if (behaves === "stalls") return void response.write(body.subarray(0, after));
  // A while later: what arrives together with the end is lost with it.
  if (behaves === "cuts")
    return void response.write(
      body.subarray(0, after),
      () => void setTimeout(() => response.socket?.end(), 200),
    );
  if (behaves === "drips") {
    let at = 0;
    const timer = setInterval(() => {
      if (response.destroyed || at >= body.length) clearInterval(timer);
      else response.write(body.subarray(at, ++at));
    }, 20);
    return;
  }
  response.end(body);
}
