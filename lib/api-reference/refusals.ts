import { ERRORS, type ErrorCode } from "@/lib/errors";
import type { JsonSchema, OperationObject } from "./document";

/** Error codes of one status. */
export type Refusals = { status: number; codes: ErrorCode[] };

/** Every error of the catalogue, by its status. */
export function errorCatalogue(): { status: number; errors: { code: ErrorCode; text: string }[] }[] {
  return byStatus(Object.keys(ERRORS) as ErrorCode[]).map(({ status, codes }) => ({ status, errors: codes.map((code) => ({ code, text: ERRORS[code].long_message })) }));
}

/**
 * With what an operation refuses a request by its address and parameters alone. What it does may be refused for more reasons,
 * and some reasons are everybody's (a body that cannot be read, a foreign origin, too many requests).
 */
export function refusalsOf(path: string, { parameters = [], requestBody }: OperationObject): Refusals[] {
  const body = Object.values(requestBody?.content ?? {})[0]?.schema;
  const query = parameters.filter((parameter) => parameter.in === "query");
  const isRequired = query.some(({ required }) => required) || (body?.required ?? []).length > 0;
  return byStatus([
    ...ofAddress(path),
    ...(body?.additionalProperties === false ? (["form_param_unknown"] as const) : []),
    ...(isRequired ? (["form_param_missing"] as const) : []),
    ...query.flatMap(({ schema }) => ofSchema(schema)).filter((code) => code !== "form_param_type_invalid"), // a query holds texts only
    ...Object.values(body?.properties ?? {}).flatMap(ofSchema),
  ]);
}

function ofAddress(path: string): ErrorCode[] {
  if (path.startsWith("/v1/client/sessions/{")) return ["authentication_invalid", "signed_out", "resource_not_found"];
  return [...(/^\/v1\/me(\/|$)/.test(path) ? (["authentication_invalid"] as const) : []), ...(path.includes("{") ? (["resource_not_found"] as const) : [])];
}

/** The codes that `parseInput()` answers a value with that is not as it should be. */
function ofSchema(schema: JsonSchema): ErrorCode[] {
  const { type, minLength, maxLength, format, pattern, anyOf = [], oneOf = [] } = schema;
  return [
    ...(type !== undefined ? (["form_param_type_invalid"] as const) : []),
    ...(minLength ? (["form_param_nil"] as const) : []),
    ...(maxLength !== undefined ? (["form_param_max_length_exceeded"] as const) : []),
    ...(format !== undefined || pattern !== undefined ? (["form_param_format_invalid"] as const) : []),
    ...(schema.enum !== undefined || schema.const !== undefined ? (["form_param_value_invalid"] as const) : []),
    ...[...anyOf, ...oneOf].flatMap(ofSchema),
  ];
}

function byStatus(codes: ErrorCode[]): Refusals[] {
  const statuses = new Map<number, Set<ErrorCode>>();
  for (const code of codes) statuses.set(ERRORS[code].status, (statuses.get(ERRORS[code].status) ?? new Set()).add(code));
  return [...statuses].sort(([one], [other]) => one - other).map(([status, found]) => ({ status, codes: [...found] }));
}
