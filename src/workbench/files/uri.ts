// Addresses of files as the editor's own, and back.
import * as vscode from "vscode";
import { authorityOf, filesScheme, parseAddress, placeOf } from "../../files/address.ts";

/** @throws Error for what is no address of ours */
export function uriOf(address: string): vscode.Uri {
  const found = parseAddress(address);
  if (found === undefined) throw new Error(`no address of a file: ${address}`);
  return vscode.Uri.from({ scheme: filesScheme, authority: authorityOf(found), path: found.path });
}

/** Whose file, and where; undefined for what is none of ours. The editor's URIs are taken apart already. */
export function readUri({ scheme, authority, path }: vscode.Uri) {
  const place = scheme === filesScheme ? placeOf(authority) : undefined;
  return place === undefined ? undefined : { ...place, path: path === "" ? "/" : path };
}
