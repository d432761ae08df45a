import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { deleteJwtTemplate } from "@/lib/resources/jwt-templates/delete";
import { getJwtTemplate } from "@/lib/resources/jwt-templates/get";
import { jwtTemplateJson } from "@/lib/resources/jwt-templates/serializer";
import { updateJwtTemplate } from "@/lib/resources/jwt-templates/update";
import { deletedJson } from "@/lib/resources/users/serializer";

export const { GET, PATCH, DELETE, POST } = route({
  GET: backendEndpoint({
    summary: "A JWT template",
    response: jwtTemplateJson,
    handle: (ctx, { params }) => getJwtTemplate(ctx, { template_id: params.template_id ?? "" }),
  }),
  PATCH: backendEndpoint({
    summary: "Change a JWT template",
    body: updateJwtTemplate.input.omit({ template_id: true }),
    response: jwtTemplateJson,
    handle: (ctx, { params, body }) => updateJwtTemplate(ctx, { ...body, template_id: params.template_id ?? "" }),
  }),
  DELETE: backendEndpoint({
    summary: "Issue no more tokens of a JWT template",
    response: deletedJson,
    handle: (ctx, { params }) => deleteJwtTemplate(ctx, { template_id: params.template_id ?? "" }),
  }),
});
