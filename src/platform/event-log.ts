// What platform code needs of a log: a static message with fields. pino's logger is one.

export interface EventLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
