// What builds hardly ever need: history, secrets, what is installed or built anew, the files of the build itself.
export const usualPatterns: readonly string[] = [
  ...["**/.git", "**/.env", "**/*.pem", "**/node_modules", "**/__pycache__", "**/*.log", "**/dist"],
  ...["Dockerfile*", "**/compose*.y*ml", ".dockerignore"],
];
