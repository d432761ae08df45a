import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { backendClientJson } from "@/lib/resources/clients/backend-serializer";
import { verifyClientByServer } from "@/lib/resources/clients/verify-by-server";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "The browser or app of a token",
    body: verifyClientByServer.input,
    response: backendClientJson,
    handle: (ctx, { body }) => verifyClientByServer(ctx, body),
  }),
});
