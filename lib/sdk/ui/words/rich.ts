import { h, type Child } from "../dom";

/** A text with parts between tags, `I accept the <terms>terms</terms>`, as nodes: each part by the function of its tag. */
export function rich(text: string, parts: Readonly<Record<string, (text: string) => Child>>): Child[] {
  return text.split(/(<(\w+)>.*?<\/\2>)/).flatMap((piece, index) => {
    // Splitting by two groups gives text, whole part, tag, text, …
    if (index % 3 === 2) return [];
    const [, tag = "", inside = ""] = index % 3 === 1 ? (/^<(\w+)>(.*)<\//.exec(piece) ?? []) : [];
    return [parts[tag]?.(inside) ?? piece];
  });
}

/** A link that opens beside the page, so that a form keeps what was typed. */
export function link(text: string, href: string | null): Child {
  return href ? h("a", { class: "gh-link", href, target: "_blank", rel: "noopener" }, text) : text;
}
