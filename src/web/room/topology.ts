/** The words of the room's topology on pages: asked once for all of them, and said in the chosen language. */
import { use } from "react";
import type { TextByLanguage } from "#core/text.ts";
import { idsOf, type TermAttribute, termName } from "#core/topology/topology.ts";
import type { Client, Output } from "#web/room/room-client.ts";
import { showTimesIn } from "#web/room/room-zone.ts";
import { useRoom } from "#web/room/room-context.tsx";

type RoomTopology = Output<"topologyRead">;

const asked = new WeakMap<Client, Promise<RoomTopology | null>>();

/** The topology of the client's room, the same promise each time; `null` where the room did not say it. */
export function topologyOf(client: Client): Promise<RoomTopology | null> {
  const known = asked.get(client);
  if (known !== undefined) return known;
  const request = loaded(client);
  asked.set(client, request);
  return request;
}

async function loaded(client: Client): Promise<RoomTopology | null> {
  const topology = await client.call("topologyRead", {}).catch(() => null);
  if (topology !== null) showTimesIn(topology.time);
  return topology;
}

/** Names and order of the topology's words. Where the room did not say them a word stands as its id. */
export type Terms = {
  readonly name: (attribute: TermAttribute, id: string) => string;
  /** The same as it stands within a sentence. */
  readonly word: (attribute: TermAttribute, id: string) => string;
  /** The ids of an attribute in the topology's order; those of `also` that it does not have come last. */
  readonly ids: (attribute: TermAttribute, also?: readonly string[]) => readonly string[];
};

/** The words of the room in the chosen language; a page waits until they are loaded. */
export function useTerms(): Terms {
  const { client, language } = useRoom();
  const topology = use(topologyOf(client));
  const word = (attribute: TermAttribute, id: string): string =>
    topology === null ? id : termName(topology, attribute, id, language);
  return {
    name: (attribute, id) => capitalised(word(attribute, id)),
    word,
    ids: (attribute, also = []) => {
      const known = topology === null ? [] : idsOf(topology, attribute);
      return [...known, ...also.filter((id) => !known.includes(id)).toSorted()];
    },
  };
}

/** Names are written as within a sentence; alone in a cell they begin with a capital letter. */
function capitalised(name: string): string {
  return name.slice(0, 1).toLocaleUpperCase("en") + name.slice(1);
}

/** The languages in which this room writes its texts, in the topology's order, and those that a text has besides. */
export function useWrittenLanguages(text: TextByLanguage): readonly string[] {
  const { client, language } = useRoom();
  const topology = use(topologyOf(client));
  const own = topology === null ? [language] : Object.keys(topology.languages);
  return [...new Set([...own, ...Object.keys(text)])];
}
