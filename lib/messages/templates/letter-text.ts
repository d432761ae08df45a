import type { Letter } from "@/lib/messages/templates/letter";

/** A letter as plain text. The code stands alone on its line, ungrouped, so that a double click takes it whole. */
export function letterText(letter: Letter): string {
  const blocks = [
    letter.heading,
    ...letter.lead,
    ...(letter.code === null ? [] : [letter.code]),
    ...(letter.button === null ? [] : [`${letter.button.label}:\n${letter.button.href.replace(/^mailto:/, "")}`]),
    letter.terms.join(" "),
    letter.details.length === 0 ? "" : [letter.detailsHeading, ...letter.details.map(({ label, value }) => `${label}: ${value}`)].join("\n"),
    ...letter.closing,
    `-- \n${letter.footer}`,
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}
