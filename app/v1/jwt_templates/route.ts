import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { createJwtTemplate } from "@/lib/resources/jwt-templates/create";
import { listJwtTemplates } from "@/lib/resources/jwt-templates/list";
import { jwtTemplateJson } from "@/lib/resources/jwt-templates/serializer";
import { listJson } from "@/lib/resources/listing";

export const { GET, POST } = route({
  GET: backendEndpoint({
    summary: "The JWT templates, newest first",
    query: listJwtTemplates.input,
    response: listJson(jwtTemplateJson),
    handle: (ctx, { query }) => listJwtTemplates(ctx, query),
  }),
  POST: backendEndpoint({
    summary: "Describe one more kind of token that apps can ask for",
    body: createJwtTemplate.input,
    response: jwtTemplateJson,
    handle: (ctx, { body }) => createJwtTemplate(ctx, body),
  }),
});
