/**
 * Tells password managers whose password the page is about, so that they save and fill the pair. It has no name, so the
 * form does not send it.
 *
 * @see https://www.chromium.org/developers/design-documents/form-styles-that-chromium-understands/
 */
export function HiddenUsername({ value }: { value: string | null }) {
  return value ? <input type="text" autoComplete="username" defaultValue={value} readOnly hidden /> : null;
}
