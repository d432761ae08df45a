import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { createBlocklistIdentifier } from "@/lib/resources/blocklist-identifiers/create";
import { listBlocklistIdentifiers } from "@/lib/resources/blocklist-identifiers/list";
import { blocklistIdentifierJson } from "@/lib/resources/blocklist-identifiers/serializer";
import { pageJson } from "@/lib/resources/listing";

export const { GET, POST } = route({
  GET: backendEndpoint({
    summary: "The blocklist, newest first",
    response: pageJson(blocklistIdentifierJson),
    handle: (ctx) => listBlocklistIdentifiers(ctx, {}),
  }),
  POST: backendEndpoint({
    summary: "Keep an address, a domain, a number or a wallet out",
    body: createBlocklistIdentifier.input,
    response: blocklistIdentifierJson,
    handle: (ctx, { body }) => createBlocklistIdentifier(ctx, body),
  }),
});
