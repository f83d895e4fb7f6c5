/** Which folders are images: an OCI image layout as it lies on disk. Opens nothing. */
import { lstatSync } from "node:fs";
import { join } from "node:path";

/** Whether a folder is an OCI image layout; one with links in the place of its parts is not. */
export function isImageFolder(path: string): boolean {
  const isFile = (name: string) => lstatSync(join(path, name), { throwIfNoEntry: false })?.isFile() ?? false;
  const isFolder = (name: string) =>
    lstatSync(join(path, name), { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isFile("oci-layout") && isFile("index.json") && isFolder("blobs") && isFolder("blobs/sha256");
}
