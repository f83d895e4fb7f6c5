/** A simple index of Python packages on loopback: wheels of invented names with what they require. */
import { hash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { zipOf } from "#test/kit/archives.ts";

/** Versions of each distribution, and the requirements of each. */
export type Distributions = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Starts an index; `close` ends it. */
export async function pythonIndex(
  distributions: Distributions,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const wheels = new Map<string, Uint8Array>();
  const pages = new Map<string, string>();
  for (const [name, versions] of Object.entries(distributions)) {
    const links = Object.entries(versions).map(([version, requires]) => {
      const file = `${name}-${version}-py3-none-any.whl`;
      const wheel = wheelOf(name, version, requires);
      wheels.set(`/wheels/${file}`, wheel);
      return `<a href="/wheels/${file}#sha256=${hash("sha256", wheel)}">${file}</a>`;
    });
    pages.set(`/simple/${name}/`, `<!DOCTYPE html><html><body>${links.join("\n")}</body></html>`);
  }
  const server = createServer((request, response) => {
    const path = (request.url ?? "/").split("?", 1)[0] ?? "";
    const wheel = wheels.get(path);
    if (wheel !== undefined) return response.end(wheel);
    const page = pages.get(path.endsWith("/") ? path : `${path}/`);
    if (page === undefined) return response.writeHead(404).end();
    return response.writeHead(200, { "content-type": "text/html" }).end(page);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise<void>((done) => server.close(() => done()));
  };
  return { url: `http://127.0.0.1:${port}/simple`, close };
}

function wheelOf(name: string, version: string, requires: readonly string[]): Uint8Array {
  const folder = `${name}-${version}.dist-info`;
  const metadata = `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n${requires.map((one) => `Requires-Dist: ${one}\n`).join("")}\n`;
  const kind = "Wheel-Version: 1.0\nGenerator: drill\nRoot-Is-Purelib: true\nTag: py3-none-any\n";
  const files = [`${name}.py`, `${folder}/METADATA`, `${folder}/WHEEL`, `${folder}/RECORD`];
  return zipOf([
    [`${name}.py`, "\n"],
    [`${folder}/METADATA`, metadata],
    [`${folder}/WHEEL`, kind],
    [`${folder}/RECORD`, `${files.join(",,\n")},,\n`],
  ]);
}
