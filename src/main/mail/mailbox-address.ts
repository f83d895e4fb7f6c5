/** Where a room's mail waits, as its setting names it: `imaps://USER@HOST/FOLDER`, `imap://…` (STARTTLS; without TLS to this machine only), or the full path of a maildir. */
import { isLoopback } from "#core/input/inside-address.ts";

/** The place, read. */
export type MailboxAddress =
  | { readonly kind: "maildir"; readonly folder: string }
  | {
      readonly kind: "imap";
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly folder: string;
      readonly tls: "implicit" | "starttls" | "none";
    };

/** Reads it; `null` where it is neither. A password has no place in it. */
export function readMailboxAddress(written: string): MailboxAddress | null {
  if (written.startsWith("/")) return { kind: "maildir", folder: written };
  if (!URL.canParse(written)) return null;
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(written);
  const isImplicit = protocol === "imaps:";
  if (!isImplicit && protocol !== "imap:") return null;
  if (hostname === "" || username === "" || `${password}${search}${hash}` !== "") return null;
  const host = hostname.replaceAll(/^\[|\]$/g, "");
  const folder = decoded(pathname.slice(1));
  const user = decoded(username);
  if (folder === null || user === null) return null;
  return {
    kind: "imap",
    host,
    port: port === "" ? (isImplicit ? 993 : 143) : Number(port),
    user,
    folder: folder === "" ? "INBOX" : folder,
    tls: isImplicit ? "implicit" : isLoopback(host) ? "none" : "starttls",
  };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
