/**
 * What the file name and place of a jar say of it: artifact and version as Maven and Gradle write them, the group where the jar lies in one of
 * their repositories. Reads no bytes; a name is a claim, so whoever uses it says so.
 */

/** Parts of a jar's name. `group` is `null` where the place does not say it, `version` where the name has none. */
type JarName = {
  readonly group: string | null;
  readonly artifact: string;
  readonly version: string | null;
};

/** What the path says (with `/`; `!` before a path within an archive). `version` is the one that the jar's manifest states, if it does: it tells where the name ends. */
export function jarNameOf(path: string, version: string | null): JarName {
  const parts = path.slice(0, longestPath).split(/[/\\!]/);
  const file = (parts.pop() ?? "").replace(/\.[A-Za-z]{3}$/, "");
  return inRepository(parts, file) ?? { group: null, ...split(file, version) };
}

const longestPath = 4096;

/** `…/repository/GROUP/PATH/ARTIFACT/VERSION/ARTIFACT-VERSION.jar` of Maven, `…/files-2.1/GROUP/ARTIFACT/VERSION/HASH/…` of Gradle. */
function inRepository(folders: readonly string[], file: string): JarName | null {
  const gradle = folders.lastIndexOf("files-2.1");
  const [group = "", artifact = "", version = "", , ...more] = gradle < 0 ? [] : folders.slice(gradle + 1);
  if (more.length === 0 && group !== "" && isNamed(file, artifact, version))
    return { group, artifact, version };
  const root = Math.max(folders.lastIndexOf("repository"), folders.lastIndexOf("maven2"));
  const below = root < 0 ? [] : folders.slice(root + 1);
  const [name = "", release = ""] = below.slice(-2);
  const groups = below.slice(0, -2);
  return groups.length > 0 && isNamed(file, name, release)
    ? { group: groups.join("."), artifact: name, version: release }
    : null;
}

/** `ARTIFACT-VERSION`, perhaps with a classifier after it. */
function isNamed(file: string, artifact: string, version: string): boolean {
  const name = `${artifact}-${version}`;
  return artifact !== "" && version !== "" && (file === name || file.startsWith(`${name}-`));
}

/** At the stated version, else at the last hyphen before a digit. */
function split(file: string, stated: string | null): Pick<JarName, "artifact" | "version"> {
  const at = stated === null || stated === "" ? -1 : file.lastIndexOf(`-${stated}`);
  const end = stated === null ? "" : file.slice(at + stated.length + 1);
  if (at > 0 && (end === "" || end.startsWith("-"))) return { artifact: file.slice(0, at), version: stated };
  for (let hyphen = file.lastIndexOf("-"); hyphen > 0; hyphen = file.lastIndexOf("-", hyphen - 1))
    if (/^\d/.test(file.slice(hyphen + 1)))
      return { artifact: file.slice(0, hyphen), version: file.slice(hyphen + 1) };
  return { artifact: file, version: null };
}
