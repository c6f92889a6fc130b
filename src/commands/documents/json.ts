// What an engine answered, as a document.

export const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
