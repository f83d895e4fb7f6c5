/** A file that is taken to a machine without a network and signed there. */
import type { ReactNode } from "react";
import { useTranslate } from "#web/room/room-context.tsx";

type FileProps = { readonly file: string; readonly name: string; readonly how: string };

export function FileToSign({ file, name, how }: FileProps): ReactNode {
  const t = useTranslate();
  return (
    <p>
      <a href={`data:application/json;charset=utf-8,${encodeURIComponent(file)}`} download={name}>
        {t("signingPart.download")}
      </a>{" "}
      <span className="hint">{how}</span>
    </p>
  );
}
