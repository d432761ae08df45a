import { auth0 } from "./auth0";
import { clerk } from "./clerk";
import { cognito } from "./cognito";
import { devise } from "./devise";
import { django } from "./django";
import { firebase } from "./firebase";
import type { Format } from "./format";
import { gatehouse } from "./gatehouse";
import { supabase } from "./supabase";
import { wordpress } from "./wordpress";

/** Every shape in which users come. The first that recognises a file's first user is taken: the most particular stand in front. */
export const formats: readonly Format[] = [gatehouse, clerk, firebase, cognito, supabase, wordpress, django, auth0, devise];

export function formatNamed(name: string): Format | undefined {
  return formats.find((format) => format.name === name);
}

/** The shape of a file, by its first user; undefined when it could be anything. */
export function formatOf(first: Record<string, unknown>): Format | undefined {
  return formats.find((format) => format.recognises(first));
}
