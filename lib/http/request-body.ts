import { apiError } from "@/lib/errors";

const MAX_BYTES = 64 * 1024;

/**
 * Read a request's fields from a form or from JSON. In a form an empty value means that nothing was given; a repeated name is
 * a list.
 *
 * @throws request_body_invalid 400, request_body_too_large 413, unsupported_content_type 415
 */
export async function readBody(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text();
  if (Buffer.byteLength(text) > MAX_BYTES) throw apiError("request_body_too_large");
  if (text === "") return {};
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type === "application/json") return readJson(text);
  if (type === "application/x-www-form-urlencoded") return readForm(text);
  throw apiError("unsupported_content_type");
}

function readJson(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw apiError("request_body_invalid");
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) throw apiError("request_body_invalid");
  return value as Record<string, unknown>;
}

function readForm(text: string): Record<string, unknown> {
  const form = new URLSearchParams(text);
  const names = [...new Set(form.keys())];
  return Object.fromEntries(
    names.flatMap((name) => {
      const given = form.getAll(name).filter((value) => value !== "");
      return given.length === 0 ? [] : [[name, given.length === 1 ? given[0] : given] as const];
    }),
  );
}
