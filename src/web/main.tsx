/** Starts the pages in the browser: one client of the room, one language, one root. */
import { createRoot } from "react-dom/client";
import { endpoints } from "virtual:endpoints/open";
import { firstLanguage } from "#web/app/use-language.ts";
import { openClient } from "#web/room/room-client.ts";
import { App } from "#web/app/app.tsx";
import { pathWithin } from "#web/room/room-address.ts";
import { expectOpenPage } from "#web/app/routes.tsx";

expectOpenPage(pathWithin(window.location.pathname));
const root = document.getElementById("root");
const client = openClient(endpoints, async () => (await import("virtual:endpoints/signed-in")).endpoints);
if (root !== null) createRoot(root).render(<App client={client} firstLanguage={await firstLanguage()} />);
