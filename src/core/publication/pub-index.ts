/** The signed index of a room's publication: its form, checked member by member before anything in it is believed. */
import { listMember, member, textMember } from "#core/json.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";

/** DSSE payload type of the signed index. */
export const indexType = "application/vnd.bongsu.index+json";
/** DSSE payload type of a signed directive. */
export const directiveType = "application/vnd.bongsu.directive+json";

/** One published file. `path` is relative to the index and one of three forms, so it never leads out of a folder. */
export type IndexFile = {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly kind: "directive" | "pack" | "details";
};

/** What the index says. */
export type PubIndex = {
  readonly room: string;
  readonly drill: boolean;
  readonly sequence: number;
  readonly issuedAt: string;
  readonly expires: string;
  readonly files: readonly IndexFile[];
};

const mostFiles = 100_000;
const largestFile = 2 ** 31;

const pathForms: Readonly<Record<IndexFile["kind"], RegExp>> = {
  directive: /^directives\/([A-Za-z0-9][A-Za-z0-9._:@-]{0,79})\/([1-9]\d{0,8})\.json$/,
  pack: /^packs\/([0-9a-f]{64})\.pack$/,
  details: /^packs\/([0-9a-f]{64})\.details$/,
};

/** Reads the payload of an index. */
export function readIndex(value: unknown): Parsed<PubIndex> {
  if (textMember(value, "type") !== "bongsu.index/1")
    return failed("/type", "index-form", "This is not an index that this program reads.");
  const room = textMember(value, "room");
  const drill = member(value, "drill");
  const sequence = member(value, "sequence");
  const [issuedAt, expires] = [textMember(value, "issuedAt"), textMember(value, "expires")];
  if (
    room === null ||
    typeof drill !== "boolean" ||
    !isCount(sequence) ||
    issuedAt === null ||
    !isInstant(expires)
  )
    return failed("", "index-form", "The index lacks room, drill, sequence, issuedAt or expires.");
  const list = listMember(value, "files");
  if (list.length > mostFiles)
    return failed("/files", "too-many", `The index names more than ${mostFiles} files.`);
  const files: IndexFile[] = [];
  for (const [i, entry] of list.entries()) {
    const file = readFile(entry);
    if (file === null)
      return failed(`/files/${i}`, "index-file", "A file has a path, digest or size that is not allowed.");
    files.push(file);
  }
  return parsed({ room, drill, sequence, issuedAt, expires, files });
}

function readFile(entry: unknown): IndexFile | null {
  const [written, sha256, kind] = [
    textMember(entry, "path"),
    textMember(entry, "sha256"),
    textMember(entry, "kind"),
  ];
  const bytes = member(entry, "bytes");
  if (written === null || sha256 === null || (kind !== "directive" && kind !== "pack" && kind !== "details"))
    return null;
  const path = written.startsWith("pub/") ? written.slice(4) : written;
  const form = pathForms[kind].exec(path);
  if (form === null || !/^[0-9a-f]{64}$/.test(sha256) || !isCount(bytes) || bytes > largestFile) return null;
  if (kind !== "directive" && form[1] !== sha256) return null;
  return { path, sha256, bytes, kind };
}

/** The directive and revision that a directive's path names. */
export function directiveOfPath(path: string): { readonly id: string; readonly revision: number } | null {
  const form = pathForms.directive.exec(path);
  return form === null ? null : { id: form[1] as string, revision: Number(form[2]) };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isInstant(value: string | null): value is string {
  return value !== null && value.length <= 40 && !Number.isNaN(Date.parse(value));
}
