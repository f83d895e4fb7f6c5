/** Ways on from a page on which there is nothing to do yet: a card each; and the drill, where the room holds a drill world. */
import { type ReactNode, useEffect, useState } from "react";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Copy } from "#web/ui/copy.tsx";

type WayProps = {
  readonly id: string;
  readonly title: string;
  readonly hint: string;
  readonly children: ReactNode;
};

/** A card that leads somewhere. */
export function Way({ id, title, hint, children }: WayProps): ReactNode {
  return (
    <section className="card" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <p>{hint}</p>
      {children}
    </section>
  );
}

/** How to see it move: only where the room holds a drill world. */
export function DrillWay(): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const [drill, setDrill] = useState(false);
  useEffect(() => {
    client.call("health", {}).then(
      (health) => setDrill(health.drill),
      () => setDrill(false),
    );
  }, [client]);
  if (!drill) return null;
  return (
    <Way id="way-drill" title={t("welcome.drill")} hint={t("welcome.drillHint")}>
      <Copy text="npm run drill" label={t("welcome.drill")} />
    </Way>
  );
}
