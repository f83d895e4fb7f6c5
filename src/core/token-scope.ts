/** What a token may do of what its role may, so that a script holds no more than it needs. */

/** `read` looks; `import` brings records in; `report` sends reports of vulnerabilities; `change` does a day's work; `approve` does what asks a person for a fresh proof. */
export const tokenScopes = ["read", "import", "report", "change", "approve"] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** Scopes of a token that is made over HTTP: what asks a person for a fresh proof is not left to a script but on the room's own machine. */
export const scopesOverHttp = ["read", "import", "report", "change"] as const satisfies readonly TokenScope[];

/** The scope that an endpoint needs. */
export function scopeOf(entry: {
  readonly name: string;
  readonly method: string;
  readonly stepUp?: string;
}): TokenScope {
  if (entry.stepUp !== undefined) return "approve";
  if (entry.method === "GET") return "read";
  if (entry.name === "findings-receive") return "report";
  return entry.name === "import-records" ? "import" : "change";
}
