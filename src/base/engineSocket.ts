// Which sources of mounts hand an engine's socket to a container, which makes whoever is inside root on the host. That a
// mount is read-only does not matter: connecting writes nothing to it.

/** Sockets and named pipes of engines, wherever they stand. */
const socket =
  /(?:^|[\\/])(?:(?:docker|podman|containerd|dockerd)\.sock$|pipe[\\/](?:\w+[\\/])*(?:docker|podman|containerd)\w*$)/;

/**
 * Folders of the host in which engines have theirs; tools that watch containers mount them whole (cAdvisor takes / and
 * /var/run). Not /var: there /var/run is a link, which leads to the container's own /run.
 */
const folder = /^(?:\/|(?:\/var)?\/run(?:\/(?:podman|containerd|user(?:\/\d+(?:\/podman)?)?))?)$/;

/** `source`: a path of the host; the name of a volume is none. */
export const handsOutSocket = (source: string): boolean =>
  socket.test(source) || folder.test(source.replace(/(?<=.)\/+$/, ""));
