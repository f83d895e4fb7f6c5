/** Names of C++ as Apple's stacks print them, `_ZN4base5debug4DumpEv`: the names that they are made of. Types of arguments are left out. */

/** The readable name; as it stands where it is mangled in a way that this does not read. */
export function demangled(name: string): string {
  const parts = /^_Z(N[VKr]*)?/.exec(name);
  if (parts === null) return name;
  const names: string[] = [];
  let at = parts[0].length;
  while (at < name.length && names.length < 64) {
    const part = partAt(name, at, names.at(-1));
    if (part === null) break;
    names.push(part.name);
    at = part.end;
  }
  const whole = parts[1] === undefined ? names.length === 1 : name.charAt(at) === "E";
  return whole && names.length > 0 ? `${names.join("::")}()` : name;
}

function partAt(
  name: string,
  at: number,
  enclosing: string | undefined,
): { readonly name: string; readonly end: number } | null {
  const digits = /^\d{1,4}/.exec(name.slice(at, at + 4))?.[0];
  if (digits !== undefined) {
    const end = at + digits.length + Number(digits);
    const text = name.slice(at + digits.length, end);
    return { name: text.startsWith("_GLOBAL__N_1") ? "(anonymous namespace)" : text, end };
  }
  const special = name.slice(at, at + 2);
  if (special === "St") return { name: "std", end: at + 2 };
  if (enclosing === undefined || !/^[CD][0-3]$/.test(special)) return null;
  return { name: special.startsWith("D") ? `~${enclosing}` : enclosing, end: at + 2 };
}
