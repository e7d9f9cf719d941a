// Word lists mean something only if they are found in what people write, and not found in ordinary incidents.
import { describe, expect, test } from 'vitest';
import { parseMessage } from '../../src/parse/parse-message.ts';
import { recognisePhrases } from '../../src/recognise/phrases.ts';
import { recogniseReplyText } from '../../src/recognise/reply-text.ts';
import { shippedRulebook } from './shipped-rules.ts';

const rulebook = await shippedRulebook();

function found(desk: string, text: string): string[] {
  const rules = rulebook.desks.get(desk)?.recognition;
  if (rules === undefined) throw new Error(`no desk ${desk}`);
  const mail = parseMessage(Buffer.from(`Subject: question\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`));
  return recognisePhrases(mail, recogniseReplyText(mail.lines, { subject: mail.subject }), rules).map((phrase) => phrase.name).toSorted();
}

describe.each<[string, string, string]>([
  ['retarus-partner', 'change_request', 'Bitte stellen Sie unsere Zustellung um.'],
  ['retarus-partner', 'monthly_report_request', 'Wir hätten gern ab April einen monatlichen Bericht.'],
  ['retarus-partner', 'eas_access_for_customer', 'Merci de créer des accès EAS pour notre client.'],
  ['retarus-partner', 'false_positive', 'Ein legitimer Newsletter liegt fälschlicherweise in der Quarantäne.'],
  ['retarus-partner', 'false_negative', 'Since Monday phishing mails are delivered to everybody.'],
  ['retarus-partner', 'mailbox_no_external', 'Das Postfach info@ bekommt seit gestern keine externen Mails.'],
  ['retarus-partner', 'deliverability', 'Nos e-mails de campagne arrivent en spam chez deux fournisseurs.'],
  ['retarus-partner', 'solved_thanks', 'Danke, das Problem ist behoben.'],
  ['retarus-partner', 'please_close', 'Thanks, you can close the ticket.'],
  ['ox-cloud', 'planned_campaign', 'In April we plan a campaign with our newsletter.'],
  ['ox-cloud', 'subscribe_list', 'Please add status@mailwerk.example to the list.'],
  ['ox-cloud', 'named_severity_1', 'We consider this Sev1.'],
  ['waratek-reseller', 'voicemail_notice', 'You have a new voicemail.'],
  ['waratek-reseller', 'feature_request', 'We would like to propose an export of the list.'],
  ['waratek-reseller', 'book_session', 'Can we book a session next week?'],
  ['waratek-reseller', 'deploy_configure_upgrade_patch', 'Could you please upgrade the portal for us?'],
  ['waratek-reseller', 'just_a_question', 'A quick question: which files are read first?'],
  ['ox-cloud', 'just_a_question', 'Nothing is broken, it is only a question about the quota.'],
  ['ox-cloud', 'just_a_question', 'Keine Störung, nur eine Frage zum Kalender.'],
  ['waratek-reseller', 'asks_for_documentation', 'Is there documentation for the rule language?'],
  ['zynstra-cms', 'fault_words', 'The file share is slow since noon.'],
  ['zynstra-cms', 'admin_request_words', 'Please restore the folder of Monday.'],
  ['zynstra-cms', 'service_concern', 'We are unhappy with the handling of our ticket.'],
  ['rhipe-csp', 'critical_claim_1', 'This is a P1, nobody can work.'],
  ['rhipe-csp', 'critical_claim_2', 'Please help ASAP'],
  ['rhipe-csp', 'not_urgent', 'No rush with this one.'],
  ['rhipe-csp', 'escalate_to_microsoft', 'Could you please escalate this case to Microsoft?'],
  ['rhipe-csp', 'review_escalation', 'Please review, the thread is attached.'],
  ['rhipe-csp', 'no_contact', 'It has been 26 hours and nobody has called.'],
  ['rhipe-csp', 'vendor_slow', 'No progress since Monday.'],
  ['rhipe-csp', 'invoice', 'There is a mistake in the invoice for March.'],
  ['rhipe-csp', 'prism', 'I cannot log in to PRISM.'],
  ['rhipe-csp', 'feedback', 'Some feedback about last week.'],
  ['rhipe-csp', 'partner_center_or_mpn', 'Our MPN ID is not shown.'],
  ['rhipe-csp', 'customisation_request', 'We need a customisation of the sign-in page.'],
  ['rhipe-csp', 'manage_tenant_for_us', 'Can you manage the tenant for us?'],
  ['rhipe-csp', 'language_wish', 'Is somebody there who speaks Japanese?'],
  ['rhipe-csp', 'azure', 'The Azure VM does not start.'],
  ['rhipe-csp', 'please_close', 'All fine, please close the case.'],
  ['rhipe-csp', 'solved_thanks', 'Thanks, it is working now'],
])('%s: %s', (desk, list, text) => {
  test(`is found in "${text}"`, () => {
    expect(found(desk, text)).toContain(list);
  });
});

describe('ordinary incidents match nothing that would change their type or close them', () => {
  const deciding = new Set([
    'service_request', 'change_request', 'monthly_report_request', 'eas_access_for_customer', 'sales_marketing', 'planned_campaign', 'subscribe_list',
    'prism', 'invoice', 'escalate_to_microsoft', 'review_escalation', 'feedback', 'partner_center_or_mpn', 'configuration_request',
    'customisation_request', 'manage_tenant_for_us', 'please_close', 'solved_thanks', 'no_contact', 'vendor_slow', 'critical_claim_1', 'named_severity_1',
    'voicemail_notice', 'feature_request', 'book_session', 'deploy_configure_upgrade_patch', 'usage_question', 'just_a_question', 'admin_request_words', 'service_concern',
  ]);
  test.each([
    'Since the change of our MX record last night mails are rejected with 550 5.7.1.',
    'The window closes by itself as soon as I press reply; we could not solve it.',
    'Users cannot open shared calendars, the page stays blank after the update.',
    'Outlook asks for the password again and again on three machines.',
    'Seit heute Morgen kommen Bestätigungsmails erst nach einer Stunde an.',
    'Depuis ce matin, les messages vers un fournisseur restent dans la file.',
    'The connector was restarted, the logs were checked, the error is still there.',
    'The licence of one user shows as expired although it was renewed.',
    'It is still not solved, the error comes back every hour.',
    'We reviewed the logs with the customer and found nothing.',
    'Der Dienst antwortet nicht, wir haben schon alles neu gestartet.',
    'Two users report that search does not find mails older than a week.',
  ])('%s', (text) => {
    for (const desk of rulebook.desks.keys()) {
      expect(found(desk, text).filter((name) => deciding.has(name)), desk).toEqual([]);
    }
  });
});
