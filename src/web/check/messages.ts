/** What the page and its worker say to each other. The file goes to the worker; what it found comes back; nothing else leaves either. */
import type { PackCompleteness } from "#core/completeness.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import type { Finding } from "#core/problem.ts";
import type { Examined } from "#web/check/examination-result.ts";

export type ToWorker =
  | {
      readonly kind: "open";
      readonly packs: readonly {
        /** `null` for a pack of a whole ecosystem. */
        readonly directive: DirectiveDocument | null;
        readonly ecosystem?: string;
        readonly complete?: PackCompleteness | null;
        readonly pack: Uint8Array;
        readonly details: Uint8Array;
      }[];
      /** Of the index that names them. */
      readonly index: { readonly issuedAt: string; readonly expires: string };
    }
  | { readonly kind: "examine"; readonly file: File };

export type FromWorker =
  | { readonly kind: "opened" }
  | {
      readonly kind: "step";
      readonly stage: "reading" | "matching";
      readonly done: number;
      readonly of: number;
    }
  | { readonly kind: "examined"; readonly examined: Examined; readonly sha256: string }
  | { readonly kind: "unreadable"; readonly findings: readonly Finding[] }
  /** Something that should not happen; `what` is for the console of the browser, not for people. */
  | { readonly kind: "broke"; readonly what: string };
