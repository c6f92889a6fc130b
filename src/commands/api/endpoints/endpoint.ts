// One endpoint of the Engine API as the console offers it.

export interface Endpoint {
  readonly method: "GET" | "HEAD" | "POST" | "PUT" | "DELETE";
  /** "/containers/{id}/json": a part in braces stands for a name, which may hold slashes where it is an image's. */
  readonly path: string;
  /** One sentence. */
  readonly does: string;
  readonly parameters: readonly Parameter[];
}

export interface Parameter {
  readonly name: string;
  /** Values that are offered; none where it is text or a number. */
  readonly values: readonly string[];
}

const either = ["true", "false"] as const;

/** "all? limit filters": a question mark says that it is true or false; "condition=a|b" names what it may be. */
const parameter = (text: string): Parameter => {
  const [name = "", values] = text.split("=");
  if (name.endsWith("?")) return { name: name.slice(0, -1), values: either };
  return { name, values: values === undefined ? [] : values.split("|") };
};

/** `line`: "GET /containers/json"; `parameters` parted by blanks. */
export function endpoint(line: string, does: string, parameters = ""): Endpoint {
  const [method, path = ""] = line.split(" ");
  return {
    method: method as Endpoint["method"],
    path,
    does,
    parameters: parameters === "" ? [] : parameters.split(" ").map(parameter),
  };
}
