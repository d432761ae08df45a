import { z } from "zod";
import { apiError } from "@/lib/errors";
import { mayReach } from "@/lib/webhooks/reach";
import { resolveHost } from "@/lib/webhooks/resolve";
import { WEBHOOK_EVENT_TYPES } from "@/lib/webhooks/types";
import { endpointUrl, MAX_URL_CHARACTERS } from "./rules";

/** What may be said of an endpoint, by the wire's names. */
export const endpointInput = {
  url: z.string().trim().min(1).max(MAX_URL_CHARACTERS),
  /** Which events it is told of; at least one. */
  event_types: z
    .array(z.enum(WEBHOOK_EVENT_TYPES))
    .min(1)
    .max(100)
    .transform((types) => [...new Set(types)]),
  description: z.string().trim().max(256),
};

/**
 * The canonical form of a URL that may be told. A name that nobody knows yet is accepted, one that leads inside of the
 * network is not; what it leads to is asked again at every delivery.
 *
 * @throws form_param_format_invalid 422: not an http or https URL, or with a user or a fragment in it
 * @throws insecure_url              422: http, where the operator allows no network that may do with it
 * @throws form_param_value_invalid  422: it leads inside of the network
 */
export async function acceptedUrl(text: string): Promise<string> {
  const accepted = endpointUrl(text);
  if ("problem" in accepted) throw apiError(accepted.problem, { param_name: "url" });
  const { hostname, protocol } = new URL(accepted.url);
  const addresses = await resolveHost(hostname).catch(() => []);
  if (!addresses.every((address) => mayReach(address, protocol))) throw apiError("form_param_value_invalid", { param_name: "url" });
  return accepted.url;
}
