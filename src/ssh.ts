// The ssh bundle's door: ssh2 and what we build on it, loaded with the first connection to an ssh endpoint.
export { openSsh } from "./engine/ssh/openSsh.ts";
