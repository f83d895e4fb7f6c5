/** Paths of lists and manifests as text: with `/`, whatever the system and whether they lie in an archive. */

/** With `/`, also where an archive begins. */
export function plainPath(path: string): string {
  return path.replaceAll("\\", "/").replaceAll("!", "!/");
}

/** The folder that a file lies in. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** The folder that a path leads to from another one. */
export function folderFrom(folder: string, path: string): string {
  const steps = folder === "" ? [] : folder.split("/");
  for (const step of path.split("/"))
    if (step === ".." && steps.length > 0 && steps.at(-1) !== "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  return steps.join("/");
}
