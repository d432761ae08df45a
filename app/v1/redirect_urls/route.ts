import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { listJson } from "@/lib/resources/listing";
import { createRedirectUrl } from "@/lib/resources/redirect-urls/create";
import { listRedirectUrls } from "@/lib/resources/redirect-urls/list";
import { redirectUrlJson } from "@/lib/resources/redirect-urls/serializer";

export const { GET, POST } = route({
  GET: backendEndpoint({
    summary: "The URLs that people may be sent to, newest first",
    query: listRedirectUrls.input,
    response: listJson(redirectUrlJson),
    handle: (ctx, { query }) => listRedirectUrls(ctx, query),
  }),
  POST: backendEndpoint({
    summary: "Allow one more URL to send people to",
    body: createRedirectUrl.input,
    response: redirectUrlJson,
    handle: (ctx, { body }) => createRedirectUrl(ctx, body),
  }),
});
