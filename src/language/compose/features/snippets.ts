// Whole Compose files for an empty one.
import { t } from "../../../base/l10n.ts";

export interface Snippet {
  readonly label: string;
  readonly about: () => string;
  /** With LSP placeholders. */
  readonly lines: readonly string[];
}

export const wholeFiles: readonly Snippet[] = [
  {
    label: "web and database",
    about: () => t("A service that is built here, and a database that it waits for."),
    lines: [
      "services:",
      "  ${1:web}:",
      "    build: .",
      "    ports:",
      '      - "127.0.0.1:${2:8080}:${3:80}"',
      "    depends_on:",
      "      db:",
      "        condition: service_healthy",
      "  db:",
      "    image: postgres:${4:17}",
      "    environment:",
      "      POSTGRES_PASSWORD_FILE: /run/secrets/db_password",
      "    secrets:",
      "      - db_password",
      "    volumes:",
      "      - db_data:/var/lib/postgresql/data",
      "    healthcheck:",
      "      test: [CMD, pg_isready, -U, postgres]",
      "      interval: 5s",
      "volumes:",
      "  db_data:",
      "secrets:",
      "  db_password:",
      "    file: ${5:db_password.txt}",
    ],
  },
  {
    label: "development",
    about: () => t("For development: the source is mounted, and what changes is taken over at once."),
    lines: [
      "services:",
      "  ${1:app}:",
      "    build:",
      "      context: .",
      "    command: ${2:npm run dev}",
      "    volumes:",
      "      - .:${3:/app}",
      "      - ${3:/app}/node_modules",
      "    ports:",
      '      - "127.0.0.1:${4:3000}:${4:3000}"',
      "    develop:",
      "      watch:",
      "        - action: rebuild",
      "          path: ${5:package.json}",
    ],
  },
];
