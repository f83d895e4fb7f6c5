/** What a client has of an answer already, and in which encoding it takes it. */
import { hash } from "node:crypto";

/** The entity tag of an answer's bytes. */
export function tagOf(body: string | Uint8Array): string {
  return `"${hash("sha256", body, "base64url").slice(0, 22)}"`;
}

/** Whether the client has the answer with this tag. */
export function hasAlready(request: Request, tag: string): boolean {
  const tags = listIn(request, "if-none-match").map((one) => one.replace(/^W\//, ""));
  return tags.includes(tag) || tags.includes("*");
}

/** Whether the client takes an answer in this encoding. */
export function takesEncoding(request: Request, encoding: "br" | "gzip"): boolean {
  return listIn(request, "accept-encoding").some((one) => one.toLowerCase() === encoding);
}

function listIn({ headers }: Request, name: string): readonly string[] {
  return (headers.get(name) ?? "").split(",").map((one) => one.trim());
}
