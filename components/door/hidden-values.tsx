/** What a form sends along unseen. */
export function HiddenValues({ values }: { values: Readonly<Record<string, string | null | undefined>> }) {
  return Object.entries(values).map(([name, value]) => (value ? <input key={name} type="hidden" name={name} value={value} /> : null));
}
