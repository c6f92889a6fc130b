// Ids as engines give them: 64 hexadecimal digits, those of images with "sha256:" before them.

/** As docker prints it: twelve digits. */
export const shortId = (id: string): string => id.replace(/^sha256:/, "").slice(0, 12);

/** A whole id, where a name could stand as well. */
export const isWholeId = (text: string): boolean => /^(?:sha256:)?[0-9a-f]{64}$/.test(text);
