// Opens plain sockets: unix sockets, Windows pipes and TCP. A socket is handed over when it is connected.
import { connect, type Socket, type NetConnectOpts } from "node:net";
import { Failure, problemOf } from "../../base/problem.ts";
import { unreachableOf } from "../faults.ts";
import { socketAccess } from "./socketAccess.ts";

/** Milliseconds until a connection must stand. */
export const connectLimit = 20_000;

/** @throws Failure `unreachable` */
export function openSocket(where: NetConnectOpts, endpoint: string): Promise<Socket> {
  const socket = connect(where);
  return whenReady(socket, "connect", endpoint).catch(async (error: unknown) => {
    const problem = problemOf(error);
    const denied = problem.kind === "unreachable" && problem.why === "denied" && "path" in where;
    if (!denied || process.platform === "win32") throw error;
    const access = await socketAccess(where.path);
    throw access === undefined ? error : new Failure({ ...problem, access }, { cause: error });
  });
}

/** Waits for a socket's `ready` event ("connect", "secureConnect"); destroys it when that does not come. */
export function whenReady<S extends Socket>(socket: S, ready: string, endpoint: string): Promise<S> {
  return new Promise((resolve, reject) => {
    const give = (error: unknown): void => {
      clearTimeout(timer);
      socket.removeListener(ready, connected);
      // A late error of a socket that was given up must not end the process.
      socket.on("error", () => undefined);
      socket.destroy();
      const problem = unreachableOf(error, endpoint);
      reject(problem === undefined ? (error as Error) : new Failure(problem, { cause: error }));
    };
    const connected = (): void => {
      clearTimeout(timer);
      socket.removeListener("error", give);
      resolve(socket);
    };
    const timer = setTimeout(() => {
      const said = `connecting: no answer for ${connectLimit / 1000} s`;
      give(Object.assign(new Error(said), { code: "ETIMEDOUT" }));
    }, connectLimit);
    socket.once(ready, connected);
    socket.once("error", give);
  });
}
