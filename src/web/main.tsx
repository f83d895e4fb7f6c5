/** Starts the pages in the browser: one client of the room, one root. */
import { createRoot } from "react-dom/client";
import { endpoints } from "virtual:endpoints";
import { openClient } from "#web/api.ts";
import { App } from "#web/app.tsx";
import { paths, patterns } from "#web/paths.ts";
import { go } from "#web/router.tsx";

function signInAgain(): void {
  const { pathname, search } = window.location;
  if (pathname !== patterns.signIn) go(paths.signIn(pathname + search), { replace: true });
}

const client = openClient(endpoints, signInAgain);
const root = document.getElementById("root");
if (root !== null) createRoot(root).render(<App client={client} />);
