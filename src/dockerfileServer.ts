// The door of the Dockerfile server's process: dockerfile-language-server-nodejs as it is. It opens its connection by itself.
import "dockerfile-language-server-nodejs/lib/server.js";
