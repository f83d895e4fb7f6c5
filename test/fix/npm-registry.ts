/** A tiny npm registry on loopback: packages of invented names with what they require, for the package managers of Node to install from. */
import { hash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { tarOfFiles } from "#test/kit/archives.ts";

/** Versions of each package, and what each requires. */
export type NpmPackages = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>
>;

/** Starts a registry; `close` ends it. */
export async function npmRegistry(
  packages: NpmPackages,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const tarballs = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? "/").split("?", 1)[0] ?? "").slice(1);
    const tarball = tarballs.get(path);
    if (tarball !== undefined) return response.end(tarball);
    const versions = packages[path];
    if (versions === undefined) return response.writeHead(404).end("{}");
    const { port } = server.address() as AddressInfo;
    const document = packument(path, { versions, url: `http://127.0.0.1:${port}`, tarballs });
    return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(document));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise<void>((done) => server.close(() => done()));
  };
  return { url: `http://127.0.0.1:${port}/`, close };
}

type Shelf = {
  readonly versions: NpmPackages[string];
  readonly url: string;
  readonly tarballs: Map<string, Buffer>;
};

function packument(name: string, { versions, url, tarballs }: Shelf): unknown {
  const manifests = Object.entries(versions).map(([version, dependencies]) => {
    const manifest = { name, version, dependencies };
    const tarball = gzipSync(tarOfFiles([["package/package.json", JSON.stringify(manifest)]]), { level: 1 });
    const path = `${name}/-/${name.replace(/^.*\//, "")}-${version}.tgz`;
    tarballs.set(path, tarball);
    const integrity = `sha512-${hash("sha512", tarball, "base64")}`;
    const shasum = hash("sha1", tarball);
    return [version, { ...manifest, dist: { tarball: `${url}/${path}`, integrity, shasum } }] as const;
  });
  const stable = Object.keys(versions).filter((version) => !version.includes("-"));
  return {
    name,
    "dist-tags": { latest: stable.at(-1) ?? Object.keys(versions).at(-1) },
    versions: Object.fromEntries(manifests),
  };
}
