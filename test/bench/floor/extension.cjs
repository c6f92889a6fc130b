// The reference of every figure about the view: one list, one event stream, one tree, and nothing a person would want
// besides. No library, no error handling beyond trying again, so that what is left is the price of the editor and the engine.
const http = require("node:http");
const vscode = require("vscode");

const socketPath = process.env.DOCKER_HOST.replace(/^unix:\/\//, "");
const ask = (path, answer, lost) =>
  http.get({ socketPath, path, headers: { Host: "engine" } }, answer).on("error", lost);

function list() {
  return new Promise((resolve, reject) => {
    ask(
      "/containers/json?all=true",
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (part) => (text += part));
        response.on("end", () => resolve(JSON.parse(text)));
      },
      reject,
    );
  });
}

function rowOf({ Id, Names, Image, State, Status }) {
  const row = new vscode.TreeItem(Names[0].slice(1));
  row.id = Id;
  row.description = `${Image} ${Status}`;
  row.iconPath = new vscode.ThemeIcon(State === "running" ? "vm-running" : "vm-outline");
  return row;
}

/** Calls `heard` for whatever the engine tells, and after a lost stream as soon as there is one again. */
function listen(heard, ended) {
  const retry = () => void (ended() || setTimeout(() => listen(heard, ended), 250));
  const only = encodeURIComponent(JSON.stringify({ type: ["container"] }));
  return ask(
    `/events?filters=${only}`,
    (response) => {
      heard();
      response
        .on("data", heard)
        .on("close", retry)
        .on("error", () => {});
    },
    retry,
  );
}

exports.activate = ({ subscriptions }) => {
  const changed = new vscode.EventEmitter();
  let waiting = false;
  let over = false;
  const change = () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      changed.fire();
    }, 10);
  };
  const rows = {
    onDidChangeTreeData: changed.event,
    getChildren: async () => (await list()).map(rowOf),
    getTreeItem: (row) => row,
  };
  let first = true;
  const heard = () => (first ? (first = false) : change());
  subscriptions.push(
    vscode.window.registerTreeDataProvider("floor.containers", rows),
    vscode.commands.registerCommand("floor.refresh", change),
    { dispose: () => (over = true) },
  );
  listen(heard, () => over);
};
