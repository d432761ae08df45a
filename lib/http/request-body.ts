import { apiError } from "@/lib/errors";
import { MAX_IMAGE_BYTES } from "@/lib/images/process";

const MAX_BYTES = 64 * 1024;
/** A picture in base64 takes a third more; the form around it takes little. */
const MAX_FILE_BYTES = Math.ceil((MAX_IMAGE_BYTES * 4) / 3) + MAX_BYTES;

/** What an endpoint says of its body beside the schema. */
export type BodyRules = {
  /** What an empty value in a form means. SDKs send one for null; their sign-up form also for what was left alone. */
  emptyMeans?: "absent" | "null";
  /** The body may hold one file: `file` (bytes) and `file_name`, from a multipart form or as a body of its own. */
  takesFile?: boolean;
  /** The body may be a list of things, in JSON. */
  takesList?: boolean;
  /** How many bytes the body may have, where that is not the usual. The server in front has its own limit. */
  maxBytes?: number;
};

export type ReadBody = { fields: Record<string, unknown> | unknown[]; isForm: boolean };

/**
 * Read a request's fields from a form or from JSON. In a form a repeated name is a list.
 *
 * @throws request_body_invalid 400, request_body_too_large 413, unsupported_content_type 415
 */
export async function readBody(request: Request, { emptyMeans = "absent", takesFile = false, takesList = false, maxBytes = takesFile ? MAX_FILE_BYTES : MAX_BYTES }: BodyRules = {}): Promise<ReadBody> {
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (bytes.byteLength > maxBytes) throw apiError("request_body_too_large");
  if (bytes.byteLength === 0) return { fields: {}, isForm: true };
  const header = request.headers.get("content-type") ?? "";
  const type = header.split(";")[0]?.trim().toLowerCase();
  if (type === "application/json") return { fields: readJson(textOf(bytes), takesList), isForm: false };
  if (type === "application/x-www-form-urlencoded") return { fields: fieldsOf(new URLSearchParams(textOf(bytes)), emptyMeans), isForm: true };
  if (takesFile && type === "multipart/form-data") return { fields: await readMultipart(bytes, header, emptyMeans), isForm: true };
  if (takesFile && type === "application/octet-stream") return { fields: { file: fileOf(bytes) }, isForm: true };
  throw apiError("unsupported_content_type");
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function readJson(text: string, takesList: boolean): Record<string, unknown> | unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw apiError("request_body_invalid");
  }
  if (value === null || typeof value !== "object" || Array.isArray(value) !== takesList) throw apiError("request_body_invalid");
  return value as Record<string, unknown> | unknown[];
}

function fieldsOf(form: URLSearchParams, emptyMeans: "absent" | "null"): Record<string, unknown> {
  const given = new Map<string, string[]>();
  // In one pass: to ask for each name by itself takes seconds for as many names as a body can hold.
  for (const [name, value] of form) {
    const values = given.get(name);
    if (values) values.push(value);
    else given.set(name, [value]);
  }
  return Object.fromEntries(
    [...given].flatMap(([name, values]): [string, unknown][] => {
      const filled = values.filter((value) => value !== "");
      if (filled.length > 0) return [[name, filled.length === 1 ? filled[0] : filled]];
      return emptyMeans === "null" ? [[name, null]] : [];
    }),
  );
}

async function readMultipart(bytes: Uint8Array<ArrayBuffer>, contentType: string, emptyMeans: "absent" | "null"): Promise<Record<string, unknown>> {
  const form = await new Response(bytes, { headers: { "content-type": contentType } }).formData().catch(() => null);
  if (form === null) throw apiError("request_body_invalid");
  const texts = [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string");
  const file = form.get("file");
  const fields = fieldsOf(new URLSearchParams(texts), emptyMeans);
  if (!(file instanceof File)) return { ...fields, ...(typeof file === "string" ? { file: fileOf(Buffer.from(file)) } : {}) };
  return { ...fields, file: new Uint8Array(await file.arrayBuffer()), ...(file.name ? { file_name: file.name } : {}) };
}

/** SDKs send a picture that they hold as text in base64, with or without the head of a data URL; others send its bytes. */
function fileOf(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString("latin1").replace(/^data:[\w.+-]+\/[\w.+-]+;base64,/, "").trim();
  const isBase64 = text !== "" && /^[A-Za-z0-9+/_-]+={0,2}$/.test(text);
  return isBase64 ? new Uint8Array(Buffer.from(text, "base64")) : bytes;
}
