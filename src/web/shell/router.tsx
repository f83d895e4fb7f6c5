/** Where the reader is: the address bar as a value, links that do not reload, and going elsewhere. Which page an address shows is `routes.tsx`. */
import { href, pathWithin } from "#web/room/room-address.ts";
import { useRoom } from "#web/room/room-context.tsx";
import { needOf } from "#web/shell/page-needs.ts";
import { type AnchorHTMLAttributes, type MouseEvent, type ReactNode, useSyncExternalStore } from "react";

function subscribe(changed: () => void): () => void {
  window.addEventListener("popstate", changed);
  window.addEventListener("hashchange", changed);
  return () => {
    window.removeEventListener("popstate", changed);
    window.removeEventListener("hashchange", changed);
  };
}

/** The address that is shown, as a URL with the path within the room; changes render again. */
export function useAddress(): URL {
  const shown = useSyncExternalStore(subscribe, () => window.location.href);
  const address = new URL(shown);
  address.pathname = pathWithin(address.pathname);
  return address;
}

/** Marks entries of the history to which the reader went by a link or a button of the pages. */
const walked = "walked";

/** Whether the reader came to this address from another one of the pages, so that the focus should follow. */
export function cameByLink(): boolean {
  return window.history.state === walked;
}

/** Goes to a path of the room; `replace` leaves no entry to come back to. */
export function go(to: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  if (replace) window.history.replaceState(null, "", href(to));
  else window.history.pushState(walked, "", href(to));
  window.dispatchEvent(new PopStateEvent("popstate"));
}

type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> & {
  readonly to: string;
  readonly children: ReactNode;
};

/** A link inside the pages; with a modifier key it is the browser's own. Nothing, where it leads to what its reader's role may not do. */
export function Link({ to, children, ...rest }: LinkProps): ReactNode {
  const { client, session } = useRoom();
  const need = session === null ? null : needOf(to);
  function follow(event: MouseEvent<HTMLAnchorElement>): void {
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!plain || event.defaultPrevented) return;
    event.preventDefault();
    go(to);
  }
  if (session !== null && need !== null && !client.allows(need, session.role)) return null;
  return (
    <a {...rest} href={href(to)} onClick={follow}>
      {children}
    </a>
  );
}
