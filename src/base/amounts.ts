// Bytes, durations and ages as short words, as the docker command prints them, and the time of day.
import { t } from "./l10n.ts";

const units = ["B", "kB", "MB", "GB", "TB", "PB"] as const;

/** Decimal units with three significant digits, as `docker images` prints them: 1234567 → "1.23 MB". */
export function bytes(count: number): string {
  let value = count;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? String(value) : String(Number(value.toPrecision(3)))} ${units[unit] ?? "B"}`;
}

/** A span in words, coarse like `docker ps`: "3 minutes", "2 days". */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 60) return seconds === 1 ? t("1 second") : t("{0} seconds", seconds);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return minutes === 1 ? t("1 minute") : t("{0} minutes", minutes);
  const hours = Math.round(minutes / 60);
  if (hours < 48) return hours === 1 ? t("1 hour") : t("{0} hours", hours);
  const days = Math.floor(hours / 24);
  if (days < 14) return t("{0} days", days);
  if (days < 60) return t("{0} weeks", Math.floor(days / 7));
  if (days < 730) return t("{0} months", Math.floor(days / 30));
  return t("{0} years", Math.floor(days / 365));
}

/** "3 minutes ago". */
export function ago(then: number, now: number): string {
  return t("{0} ago", duration(now - then));
}

/** "14:03:22.007", in local time. */
export function timeOfDay(time: number): string {
  const at = new Date(time);
  const [hours, minutes, seconds] = [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) =>
    String(part).padStart(2, "0"),
  );
  return `${hours}:${minutes}:${seconds}.${String(at.getMilliseconds()).padStart(3, "0")}`;
}
