import type { z } from "zod";
import type { Context } from "@/lib/context";
import { localeFrom } from "@/lib/i18n/locale-from";
import { consume } from "@/lib/rate-limits/consume";
import type { RuleName } from "@/lib/rate-limits/rules";
import { authenticateSecretKey } from "@/lib/resources/secret-keys/authenticate";
import { readSettings } from "@/lib/settings/store";
import { factsOf } from "./call";
import type { Endpoint } from "./endpoint";
import { errorResponse, jsonResponse } from "./error-response";
import { inputReader } from "./input-reader";
import type { BodyRules } from "./request-body";

type InstanceRule = Extract<RuleName, `${string}_instance`>;

/** What a handler is given: the parts of the request that its spec names, parsed. */
export type BackendInput<Body, Query> = { params: Record<string, string>; body: Body; query: Query };

type Definition<Body extends z.ZodType, Query extends z.ZodType, Response extends z.ZodType> = Pick<BodyRules, "takesFile" | "takesList" | "maxBytes"> & {
  summary: string;
  body?: Body;
  query?: Query;
  response: Response;
  /** The status of success. 204 has no body. */
  status?: 200 | 201 | 202 | 204;
  /** How often the instance takes such a request, whichever key it comes with. Those that are refused afterwards count, too. */
  limit?: InstanceRule;
  handle: (ctx: Context, input: BackendInput<z.output<Body>, z.output<Query>>) => Promise<z.input<Response>>;
};

/**
 * Make an endpoint of the Backend API: asked by servers, with a secret key, never by pages. The key is looked at before
 * anything else, so that without one nothing can be learned; and no page may read an answer.
 *
 * @throws authorization_header_format_invalid, clerk_key_invalid 401
 * @throws too_many_requests 429 with `Retry-After`: more than `limit`
 */
export function backendEndpoint<Body extends z.ZodType, Query extends z.ZodType, Response extends z.ZodType>(definition: Definition<Body, Query, Response>): Endpoint {
  const { status = 200, handle, takesFile, takesList, maxBytes } = definition;
  const read = inputReader({ body: definition.body, query: definition.query, takesFile, takesList, maxBytes });
  const answer = async (request: Request, params: Record<string, string>) => {
    const { requestId } = factsOf(request);
    try {
      const ctx = await contextOfServer(request);
      if (definition.limit) await consume(definition.limit, "instance", ctx.settings);
      const handled = await handle(ctx, { params, ...(await read(request)) });
      return status === 204 ? new Response(null, { status, headers: { "cache-control": "no-store" } }) : jsonResponse(status, handled, {});
    } catch (error) {
      return errorResponse(error, requestId, {});
    }
  };
  const { summary, body, query, response } = definition;
  return Object.assign(answer, { spec: { audience: "backend" as const, summary, body, query, response, status, takesFile } });
}

/** The context of a server's request. What a server says of its own browser and place is nobody's: it acts for no device. */
async function contextOfServer(request: Request): Promise<Context> {
  const actor = await authenticateSecretKey(request.headers.get("authorization"), new Date());
  return {
    actor,
    client: { id: null, issuedToken: null },
    settings: await readSettings(),
    request: { ...factsOf(request), locale: localeFrom({ acceptLanguage: null }) },
    now: () => new Date(),
  };
}
