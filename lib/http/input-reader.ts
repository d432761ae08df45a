import type { z } from "zod";
import { parseInput } from "@/lib/operation";
import { formReader } from "./form-types";
import { readBody, type BodyRules } from "./request-body";

/** What SDKs say of themselves with every call is no parameter of an operation. */
const OF_EVERY_CALL = new Set(["__clerk_api_version", "_clerk_js_version", "_method", "_clerk_session_id", "__clerk_db_jwt", "_is_native", "_clerk_retry_attempt", "__domain", "__clerk_testing_token"]);

type Schemas<Body extends z.ZodType, Query extends z.ZodType> = BodyRules & { body?: Body; query?: Query };

/**
 * A function that reads the body and the query that the schemas describe off a request.
 *
 * @throws ApiError 422 with one entry for each parameter at fault; those of `readBody`
 */
export function inputReader<Body extends z.ZodType, Query extends z.ZodType>({ body, query, ...rules }: Schemas<Body, Query>) {
  const readForm = body && formReader(body);
  const readQuery = query && formReader(query);
  return async (request: Request): Promise<{ body: z.output<Body>; query: z.output<Query> }> => ({
    body: (body && readForm ? parseInput(body, await bodyFields(request, rules, readForm)) : undefined) as z.output<Body>,
    query: (query && readQuery ? parseInput(query, readQuery(queryFields(request))) : undefined) as z.output<Query>,
  });
}

async function bodyFields(request: Request, rules: BodyRules, readForm: ReturnType<typeof formReader>): Promise<unknown> {
  const { fields, isForm } = await readBody(request, rules);
  return isForm && !Array.isArray(fields) ? readForm(fields) : fields;
}

/** The parameters of the address; a repeated name is a list. */
function queryFields(request: Request): Record<string, unknown> {
  const { searchParams } = new URL(request.url);
  const names = [...new Set(searchParams.keys())].filter((name) => !OF_EVERY_CALL.has(name));
  return Object.fromEntries(names.map((name) => [name, searchParams.getAll(name)]).map(([name, values]) => [name, values?.length === 1 ? values[0] : values]));
}
