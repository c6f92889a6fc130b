// The messages under a field, tied to its input so that a screen reader reads them with it.
import type { Issue } from "../../protocol/formFields.ts";
import type { FormWords } from "../../protocol/formMessages.ts";
import { attribute, element } from "../element.ts";

export interface IssueList {
  readonly root: HTMLElement;
  /** Shows these and marks the input. */
  show(issues: readonly Issue[], input: HTMLElement): void;
}

/** @param described ids of what else describes the input: its help */
export function issueList(id: string, words: FormWords, described: string | undefined): IssueList {
  const root = element("div", { id, class: "issues", "aria-live": "polite" });
  return {
    root,
    show: (issues, input) => {
      const texts = issues.map((issue) => `${issue.severity} ${issue.message}`).join("\n");
      attribute(input, "aria-invalid", issues.some(({ severity }) => severity === "error") ? "true" : undefined);
      attribute(input, "aria-describedby", [described, issues.length > 0 ? id : undefined].filter(Boolean).join(" "));
      if (root.dataset["shown"] === texts) return;
      root.dataset["shown"] = texts;
      root.replaceChildren(...issues.map((issue) => line(issue, words)));
    },
  };
}

function line({ severity, message }: Issue, words: FormWords): HTMLElement {
  const spoken = severity === "hint" ? undefined : `${words[severity]}: `;
  return element(
    "p",
    { class: `issue ${severity}` },
    spoken === undefined ? undefined : element("b", {}, spoken),
    message,
  );
}
