/** Completes a post by the room's offices as the form shows it, also where nobody has touched a field. */
import { fitting, type PostForm } from "#web/operator/post.ts";
import { useTerms } from "#web/room/topology.ts";
import { useEndpoint } from "#web/ui/endpoint-query.tsx";

/** The function that completes a form. */
export function useFittingPost(): (form: PostForm) => PostForm {
  const terms = useTerms();
  const { result } = useEndpoint("officeList", {});
  const offices = result.state === "ready" ? result.value.offices : [];
  const words = { domain: terms.ids("domain"), sector: terms.ids("sector") };
  return (form) => fitting(form, offices, words);
}
