// The loop budgets that a pack may set for its desk (H-05). Defaults: mail/limits.ts.
import { z } from 'zod';

const budget = z.number().int().min(1).optional();
export const budgets = z.strictObject({
  answers_per_ticket: budget.meta({ description: 'automatic mails to one address on one ticket within a day without a person of the working side acting; one more when the ticket has become complete; default 3' }),
  answers_per_sender: budget.meta({ description: 'automatic mails to one address within an hour; default 10' }),
  answers_per_desk: budget.meta({ description: 'automatic answers of the desk within an hour; default 20000' }),
  reopens_per_ticket: budget.meta({ description: 'reopenings of one ticket by mail within a day; default 3' }),
  reopens_per_sender: budget.meta({ description: 'reopenings by one sender within a day; default 10' }),
  reopens_per_desk: budget.meta({ description: 'reopenings by mail within an hour; default 1000' }),
  tickets_per_sender: budget.meta({ description: 'tickets that one sender opens within an hour; what he writes beyond is held; default 120' }),
  tickets_per_desk: budget.meta({ description: 'tickets opened by mail within an hour; what comes beyond is held; default 20000' }),
}).meta({ description: 'what a loop of machines cannot exceed at this desk; each has a default far above what people do' });
