import { env } from "@/lib/env";
import type { Settings } from "./schema";

/** The origins of the apps that the operator allows; on a development instance also where one is being developed. */
export function appOrigins({ allowed_origins, development_origin }: Pick<Settings, "allowed_origins" | "development_origin">): string[] {
  return env.isDevelopmentInstance && development_origin !== null ? [...allowed_origins, development_origin] : allowed_origins;
}
