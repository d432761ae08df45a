import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { createAllowlistIdentifier } from "@/lib/resources/allowlist-identifiers/create";
import { listAllowlistIdentifiers } from "@/lib/resources/allowlist-identifiers/list";
import { allowlistIdentifierJson } from "@/lib/resources/allowlist-identifiers/serializer";
import { listJson } from "@/lib/resources/listing";

export const { GET, POST } = route({
  GET: backendEndpoint({
    summary: "The allowlist, newest first",
    query: listAllowlistIdentifiers.input,
    response: listJson(allowlistIdentifierJson),
    handle: (ctx, { query }) => listAllowlistIdentifiers(ctx, query),
  }),
  POST: backendEndpoint({
    summary: "Let an address, a domain, a number or a wallet in",
    body: createAllowlistIdentifier.input,
    response: allowlistIdentifierJson,
    handle: (ctx, { body }) => createAllowlistIdentifier(ctx, body),
  }),
});
