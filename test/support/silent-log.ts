// A log for tests that do not look at it.
import type { EventLog } from '../../src/platform/event-log.ts';

export const silentLog: EventLog = { info: () => undefined, warn: () => undefined, error: () => undefined };
