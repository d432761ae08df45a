import { createTranslator } from "use-intl/core";
import { catalogue, type Messages, type Namespace } from "./catalogue";
import { formattingTag, type Locale } from "./locales";

/** Turns a key of one namespace into a sentence. Keys and the values a sentence needs are checked by the compiler. */
export type GatehouseTranslator<Name extends Namespace> = ReturnType<typeof createTranslator<Messages, Name>>;

const held = new Map<string, unknown>();

/**
 * The messages of one namespace in one language: `getTranslator("de", "door")("heading")`. Translators are kept, since a
 * message is parsed once only. A broken message throws: the catalogue's test keeps that from happening.
 */
export function getTranslator<Name extends Namespace>(locale: Locale, namespace: Name): GatehouseTranslator<Name> {
  const key = `${locale}.${namespace}`;
  let translator = held.get(key);
  if (!translator) {
    translator = createTranslator({
      locale: formattingTag(locale),
      messages: catalogue[locale],
      namespace,
      timeZone: "UTC",
      onError(error) {
        throw error;
      },
    });
    held.set(key, translator);
  }
  return translator as GatehouseTranslator<Name>;
}
