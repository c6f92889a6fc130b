// What went wrong with a file, as the error the editor's file service knows: it acts on the kind and shows the words.
import * as vscode from "vscode";
import { describe } from "../../base/describe.ts";
import { problemOf } from "../../base/problem.ts";

/** The editor's own errors are passed on as they are. */
export function fileSystemError(thrown: unknown, uri: vscode.Uri): vscode.FileSystemError {
  if (thrown instanceof vscode.FileSystemError) return thrown;
  const problem = problemOf(thrown);
  const { message, detail = "" } = describe(problem);
  const words = `${message} ${detail}`.trim();
  switch (problem.kind) {
    case "gone":
      // With the address alone the editor makes its own words, which name the file.
      return vscode.FileSystemError.FileNotFound(uri);
    case "conflict":
      return vscode.FileSystemError.FileExists(words);
    case "rejected":
    case "unsupported":
      return vscode.FileSystemError.NoPermissions(words);
    default:
      return vscode.FileSystemError.Unavailable(words);
  }
}
