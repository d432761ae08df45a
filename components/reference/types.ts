import type { GatehouseTranslator } from "@/lib/i18n/translator";

/** The words around the API's reference; what the operations say of themselves is English. */
export type ReferenceWords = GatehouseTranslator<"reference">;
