/** The page's course: the publication comes, the worker opens it, a file is examined. One state each, so that no mixture can be shown. */
import { useEffect, useRef, useState } from "react";
import { type Checker, openChecker, type CheckOutcome } from "#web/check/checker.ts";
import { loadPublication, type Publication } from "#web/check/publication.ts";

/** What there is to compare with. */
export type Supply =
  | { readonly state: "loading"; readonly done: number; readonly of: number }
  | { readonly state: "failed"; readonly why: unknown }
  | { readonly state: "nothing"; readonly publication: Publication | null }
  | { readonly state: "ready"; readonly publication: Publication };

/** How the newest file fares. */
export type Examination =
  | { readonly state: "none" }
  | {
      readonly state: "running";
      readonly name: string;
      readonly stage: "reading" | "matching";
      readonly done: number;
      readonly of: number;
    }
  /** `at` is when it ended, RFC 3339, by the clock of this machine. */
  | { readonly state: "ended"; readonly name: string; readonly outcome: CheckOutcome; readonly at: string };

export type Check = {
  readonly supply: Supply;
  readonly examination: Examination;
  readonly give: (file: File) => void;
  readonly stop: () => void;
  readonly again: () => void;
};

/** The course of one visit to the page. */
export function useCheck(): Check {
  const [supply, setSupply] = useState<Supply>({ state: "loading", done: 0, of: 0 });
  const [examination, setExamination] = useState<Examination>({ state: "none" });
  const [round, setRound] = useState(0);
  const checker = useRef<Checker | null>(null);
  const newest = useRef(0);
  useEffect(() => {
    const leaving = new AbortController();
    function take({ supply: found, checker: opened }: Supplied): void {
      if (leaving.signal.aborted) opened?.close();
      else {
        checker.current = opened;
        setSupply(found);
      }
    }
    function fail(why: unknown): void {
      if (!leaving.signal.aborted) setSupply({ state: "failed", why });
    }
    supplied(leaving.signal, (done, of) => setSupply({ state: "loading", done, of })).then(take, fail);
    return () => {
      leaving.abort();
      checker.current?.close();
      checker.current = null;
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- a new round asks again
  }, [round]);

  function give(file: File): void {
    const { name } = file;
    if (checker.current === null) return;
    const mine = ++newest.current;
    const show = (next: Examination): void => {
      if (mine === newest.current) setExamination(next);
    };
    show({ state: "running", name, stage: "reading", done: 0, of: 0 });
    void checker.current
      .examine(file, (stage, done, of) => show({ state: "running", name, stage, done, of }))
      .then((outcome) => show({ state: "ended", name, outcome, at: new Date().toISOString() }));
  }

  return {
    supply,
    examination,
    give,
    stop: () => checker.current?.stop(),
    again: () => {
      setSupply({ state: "loading", done: 0, of: 0 });
      setRound((before) => before + 1);
    },
  };
}

type Supplied = { readonly supply: Supply; readonly checker: Checker | null };

async function supplied(
  signal: AbortSignal,
  progress: (done: number, of: number) => void,
): Promise<Supplied> {
  const publication = await loadPublication(signal, progress);
  if (publication === null || publication.packs.length + publication.ecosystems.length === 0)
    return { supply: { state: "nothing", publication }, checker: null };
  const checker = openChecker(publication);
  await checker.ready;
  return { supply: { state: "ready", publication }, checker };
}
