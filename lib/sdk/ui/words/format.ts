export type Values = Readonly<Record<string, string | number>>;

/**
 * Fills a message: `{name}` with a value, `{count, plural, one {# device} other {# devices}}` with the form that the
 * language uses for that number. A value that is missing leaves nothing.
 *
 * @param language BCP 47 tag, for the rules of plurals
 */
export function format(message: string, values: Values, language: string): string {
  let text = "";
  for (let index = 0; index < message.length; index++) {
    if (message[index] !== "{") {
      text += message[index];
      continue;
    }
    const end = closingBrace(message, index);
    text += argument(message.slice(index + 1, end), values, language);
    index = end;
  }
  return text;
}

function argument(inside: string, values: Values, language: string): string {
  const [, name = "", forms] = /^\s*(\w+)\s*(?:,\s*plural\s*,([\s\S]*))?$/.exec(inside) ?? [];
  const value = values[name] ?? "";
  if (forms === undefined) return String(value);
  const branches = branchesOf(forms);
  const branch = branches[new Intl.PluralRules(language).select(Number(value))] ?? branches.other ?? "";
  return format(branch.replaceAll("#", String(value)), values, language);
}

/** "one {# device} other {# devices}" by the names of the forms. */
function branchesOf(forms: string): Record<string, string> {
  const branches: Record<string, string> = {};
  for (let index = 0; index < forms.length; ) {
    const start = forms.indexOf("{", index);
    if (start === -1) break;
    const end = closingBrace(forms, start);
    branches[forms.slice(index, start).trim()] = forms.slice(start + 1, end);
    index = end + 1;
  }
  return branches;
}

function closingBrace(text: string, opening: number): number {
  let depth = 0;
  for (let index = opening; index < text.length; index++) {
    if (text[index] === "{") depth++;
    if (text[index] === "}" && --depth === 0) return index;
  }
  return text.length;
}
