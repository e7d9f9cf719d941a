// The invented sixth desk: a beekeepers' supply helpdesk, nobody's vendor. It uses every concept of the pack language
// at least once, so that a test of decide/ or compose/ never needs a shipped pack, and a shipped pack may change.

export const apiaryPack = `pack: apiary
version: "7"
precedence: [contract, pack]
desk:
  name: Apiary Help
  ref: "BEE-{yyyy}-{seq:4}"
  zone: Europe/Berlin
  languages: [en, de]
  personal_copy: true
  links: {guide: "https://guide.apiary.example/"}
channels:
  mail: {kind: email, address: help@apiary.example, aliases: [hives@apiary.example], opens: true}
  back: {kind: email, address: office@apiary.example, opens: true, sla: false}
  phone: {kind: phone, numbers: {DE: ["+49 30 23125 001", "+49 30 23125 002"], FR: "+33 1 99 00 10 01"}, opens: false}
  page: {kind: page, url: "https://status.apiary.example/"}
working_side:
  name: Apiary keepers
  address: keepers@works.example
  senders: ["*@works.example"]
  level: L2
  roles: {lead: lead@works.example, oncall: oncall@works.example}
open_by:
  - {if: {channel: back}, then: accept, sla: false, flag: back_door, reason: came through the office}
  - {if: {org: club, contact: authorised}, then: accept, reason: authorised contact of a club}
  - {if: {org: member, agreement: direct}, then: accept, reason: member with a direct agreement}
  - {if: {org: member}, then: redirect, say: ask_your_club, reason: members are served by their club}
  - {if: {org: club}, then: hold, say: not_named, tell: org.authorised, template: not_named_tell, reason: club known but not the contact}
  - {if: {key: valid}, then: accept, reason: the licence is valid}
  - {if: {key: invalid}, then: hold, say: licence_wrong, tell: lead, template: licence_wrong_tell, reason: the licence is not valid}
  - {if: {otherwise: true}, then: hold, say: who_are_you, reason: sender unknown}
identifiers:
  club_no: {pattern: '\\d{4}', label_needed: true, pick: agree, resolves: organisation, must_exist: true}
  hive: {pattern: '\\d{4}HV', ignore_case: true, pick: all, resolves: end_customer, under: club_no}
  licence: {pattern: 'LIC-[A-Z]+-\\d{4,}', pick: first, resolves: entitlement, must_exist: true, mask: true, placeholders: [LIC-YOURS-0000]}
  keeper_ref: {pattern: 'KP[- ]?\\d{4,}', ignore_case: true, pick: all, resolves: vendor_ticket}
  own_ref: {pattern: '[A-Z0-9]{5,20}', label_needed: true, resolves: external_ticket}
  yard: {pattern: 'YARD\\d{2}', resolves: tenant}
  sting: {pattern: 'STING-\\d+', resolves: none}
entitlement:
  by: [licence, sender]
  needs: active_term
  coverage: {Day: daytime}
types:
  SWARM: {severity: "1", name: {en: swarm, de: Schwarm}, detect: {label: [Swarm, Schwarm]}}
  VISIT: {severity: none, sla: false, name: {en: visit}, detect: {text: wants_visit}}
  QUESTION: {name: {en: question}, detect: {any: [{is: {kind_of: question}}, {text: asks_only}]}}
  SICKNESS: {default: true, name: {en: sickness, de: Krankheit}, detect: {has: [began]}}
fields:
  club_no: {kind: id, labels: {en: [CLUB NUMBER, Club], de: [Vereinsnummer]}, example: "4711"}
  hives: {kind: id_list, identifier: hive, labels: {en: [Hive(s)], de: [Stöcke]}, example: "1001HV, 1002HV"}
  licence: {kind: id, labels: {en: [Licence]}, fallback: [signature, subject], example: LIC-YOURS-0000}
  own_ref: {kind: id, labels: {en: [Your reference]}, example: A1B2C}
  keeper: {kind: contact, labels: {en: [Keeper], de: [Imker]}, needs: [name, phone], fallback: [directory, signature], example: "Ida Holm, +49 30 23125 123"}
  stand_in: {kind: contact, labels: {en: [Stand-in]}, needs: [name, phone, email, availability], not_in: site, question: {en: "Who stands in for you?"}, example: "Bo Lind, +49 30 23125 124, bo@club.example, 9-17"}
  helper: {kind: contact, labels: {en: [Helper]}, needs: [name], not_in: hives, question: {en: "Who helps you?"}, example: Bo Lind}
  site: {kind: url, labels: {en: [Site]}}
  product: {kind: enum_open, labels: {en: [Product]}, values: [Smoker, Extractor]}
  kind_of: {kind: enum, labels: {en: [Kind of mail]}, values: [question, sickness], words: {question: [ask]}}
  level: {kind: enum, labels: {en: [Level]}, values: ["1", "2", "3"]}
  urgency: {kind: enum, labels: {en: [Urgency]}, values: [High, Low]}
  impact: {kind: enum, labels: {en: [Impact]}, values: [High, Low]}
  began: {kind: instant, labels: {en: [Began], de: [Beginn]}, offset: required, not_after: now, example: "10.03.2026 09:00 UTC+1"}
  ended: {kind: instant, labels: {en: [Ended]}, offset: required, not_before: began, absent_means: ongoing, example: "10.03.2026 11:00 UTC+1"}
  eta: {kind: instant, labels: {en: [Expected end]}, offset: assumed}
  story: {kind: text, labels: {en: [Story, What happened], de: [Was geschah]}, min: 10, prose: true, question: {en: What happened?, de: Was ist geschehen?}, example: {en: bees lie before the hive, de: Bienen liegen vor dem Stock}}
  sample: {kind: text, labels: {en: [Sample]}, or_attachment: true, filled_by: [trace], example: one dead bee}
  trace: {kind: text, labels: {en: [Trace]}, filled_by: [sample], example: powder on the frames}
  treated: {kind: bool, labels: {en: [May we treat them]}, example: "yes"}
  seen_before: {kind: bool_text, labels: {en: [Seen before]}, filled_by: [keeper_ref], example: "no"}
  frames: {kind: list, labels: {en: [Frames]}, all_words: [all, all frames], example: "1, 2"}
  scale_version: {kind: version, labels: {en: [Scale version]}}
  loss: {kind: percent, labels: {en: [Loss]}}
  photos: {kind: attachments, labels: {en: [Photos]}, values: ["image/*", "*.heic"], question: {en: Photos of the frames}, example: frame.jpg}
  club_name: {kind: text, labels: {en: [Club name]}, directory: name}
require:
  SICKNESS:
    - club_no
    - hives?
    - keeper
    - began
    - story
    - sample
    - trace
    - {field: treated, if: {is: {product: Smoker}}}
    - {field: seen_before, soft: true}
    - photos?
  SWARM: [club_no, {field: story, soft: true}]
  QUESTION: [story]
  VISIT: []
severity:
  levels: ["1", "2", "3"]
  names: {"1": {en: 1 (burning), de: 1 (brennt)}, "2": {en: 2 (ill)}, "3": {en: 3 (odd)}}
  define: {"1": A hive is lost today.}
  default: {mail: "2", any: "3"}
  proposed_by: level
  requester_may: propose
  by_matrix: {urgency: urgency, impact: impact, matrix: {High: {High: "1", Low: "2"}, Low: {High: "2", Low: "3"}}}
  words: {"1": [says_burning]}
  cap:
    - {if: {is: {product: Extractor}}, at_most: "3", reason: an extractor never burns}
  phone_for: ["1"]
calendars:
  always: {zone: UTC, week: 24x7}
  working: {zone: Europe/Berlin, week: {mon-fri: "09:00-17:00"}, holidays: ["2026-04-03"]}
  daytime: {zone: Europe/Berlin, week: {mon-sun: "08:00-20:00"}}
statuses:
  fresh: {ball: us, is: open, initial: true, means: {en: We look at it., de: Wir sehen es uns an.}}
  asked: {ball: requester, is: waiting, means: {en: We wait for you., de: Wir warten auf Sie.}}
  working: {ball: us, is: open}
  outside: {ball: vendor, is: closed, means: {en: It is with the vet.}}
  cured: {ball: requester, is: resolved}
  over: {ball: none, is: closed}
flow:
  - {event: mail.opened, if: {lacks: required}, to: asked}
  - {event: mail.opened, to: working}
  - {event: fields.complete, if: {status: asked}, to: working}
  - {event: triage.done, to: working}
  - {event: info.requested, to: asked}
  - {event: solution.sent, to: cured}
  - {event: vendor.escalated, to: outside}
  - {event: mail.reply, if: {status: cured, not: {text: says_thanks}}, to: working}
timers:
  response:
    title: {en: first response, de: erste Antwort}
    from: received
    until: [staff.replied]
    clock: {"1": always, "2": working, "3": working}
    due: {"1": 1h, "2": 4h, "3": none}
    recompute: from_receipt
    on_due: [{flag: response_late}, {tell: lead, template: staff_late}]
  contract:
    title: {en: answer by contract}
    from: received
    until: [staff.replied]
    clock: always
    due: contract
    recompute: from_receipt
  triage:
    title: {en: triage}
    from: received
    until: [triage.done]
    if: {not: {type: SWARM}}
    clock: working
    due: 1bd
  closing:
    title: {en: closing}
    from: status.cured
    until: [mail.reply]
    clock: working
    due: 3bd
    warn: 2bd
    on_warn: [{say: closing_soon}]
    on_due: [{close: silence}]
  comeback: {title: {en: reopening}, from: status.over, clock: working, due: 5bd, window: true}
  vet: {title: {en: the vet}, from: status.outside, clock: always, due: 24h, window: after, on_due: [{say: has_vet_called}]}
forward:
  when: {any: [{status: working}, {severity: "1"}]}
  fields: [club_no, hives, keeper, began, story]
rules:
  - {event: mail.opened, if: {bad: any}, do: [{ask: wrong}]}
  - {event: mail.opened, if: {lacks: required}, do: [{ask: missing}]}
  - {event: mail.reply, if: {bad: any}, do: [{ask: wrong}]}
  - {event: mail.reply, if: {lacks: required}, do: [{ask: missing}]}
  - {event: mail.opened, if: {type: VISIT}, do: [{ask: [story]}, {assign: oncall}, {note: wants a visit}]}
  - {event: mail.opened, if: {matches: keeper_ref}, do: [{link: keeper_ref}]}
  - {event: mail.opened, if: {attach: ["*.docx"]}, do: [{say: photos_apart}, {flag: photos_in_word}]}
  - {event: mail.opened, if: {claims: "1"}, do: [{flag: says_burning}, {tell: oncall, template: staff_burning}]}
  - {event: mail.opened, if: {text: wants_recount}, do: [{set: {type: QUESTION, severity: "3"}}]}
  - {event: mail.reply, if: {status: over, within: comeback}, do: [{reopen: working}, {say: open_again}]}
  - {event: mail.reply, if: {status: over, after: comeback}, do: [{followup: again}]}
  - {event: mail.reply, if: {status: outside, after: vet}, do: [{followup: chase}, {assign: lead}, {say: we_call_the_vet}]}
  - {event: mail.reply, if: {status: cured, text: says_thanks}, do: [{close: agreed}]}
  - {event: mail.reply, if: {text: stop_clock}, do: [{stop: triage}]}
  - {event: mail.reply, if: {text: start_clock}, do: [{start: contract}]}
  - {event: status.changed, if: {status: over}, do: [{say: goodbye}]}
  - {event: owner.changed, do: [{say: new_keeper}]}
hints:
  - {if: {text: asks_only}, say: read_the_guide}
  - {if: {matches: sting}, say: cool_it}
`;

export const apiaryTexts = {
  en: `ask_your_club: |
  Please turn to your club.
not_named: |
  We have kept your mail and asked your club.
not_named_tell: |
  Please say OK for your colleague.
who_are_you: |
  We do not know you yet.
licence_wrong: |
  The licence in your mail is not valid.
licence_wrong_tell: |
  Somebody writes with a licence that is not valid.
staff_late: |
  Nobody has answered this ticket in time.
staff_burning: |
  The writer says it burns.
photos_apart: |
  Please attach the photos as image files.
closing_soon: |
  We close {{ ref }} soon.
has_vet_called: |
  Has the vet called?
open_again: |
  It is open again.
we_call_the_vet: |
  We call the vet.
goodbye: |
  Ticket {{ ref }} is closed ({{ close_reason }}).
new_keeper: |
  Another keeper looks after you.
read_the_guide: |
  Much of it stands in {{ links.guide }}.
cool_it: |
  Cool the sting.
phone: |
  Ring us: {% for phone in phones %}{{ phone.region }} {{ phone.numbers }} {% endfor %}
`,
  de: `goodbye: |
  Ticket {{ ref }} ist geschlossen.
`,
} as const;

export const apiaryPhrases = `wants_visit: [come and visit]
asks_only: [just a question]
says_burning: [it burns]
says_thanks: [thanks it works]
wants_recount: [count them again]
stop_clock: [stop the clock]
start_clock: [start the clock]
`;

export const apiaryDirectory = `desk: apiary
organisations:
  - id: linden
    name: Linden Club e.V.
    kind: club
    tier: Day
    domains: [linden.example]
    zone: Europe/Berlin
    default_address: board@linden.example
    identifiers: {club_no: ["4711"]}
    contacts:
      - {address: ida@linden.example, name: Ida Holm, phone: "+49 30 23125 123", authorised: true}
      - {address: bo@linden.example, name: Bo Lind, authorised: true}
      - {address: kid@linden.example, name: Kit Young}
  - id: heather
    name: Heather Club
    kind: club
    domains: [heather.example]
    zone: Europe/London
    identifiers: {club_no: ["4712"]}
    contacts: [{address: flo@heather.example, name: Flo Reed, authorised: true}]
  - id: orchard
    name: Orchard Farm
    kind: member
    domains: [orchard.example]
    under: linden
    identifiers: {hive: [1001HV, 1002HV]}
  - id: meadow
    name: Meadow Farm
    kind: member
    agreements: [direct]
    domains: [meadow.example]
    under: heather
    identifiers: {hive: [2001HV]}
entitlements:
  - {key: LIC-LINDEN-1001, organisation: linden, tier: Gold, response: {"1": 30m, "2": 2h}}
  - {key: LIC-LINDEN-1002, organisation: linden, tier: Silver, from: "2026-01-01", to: "2026-03-10", response: {"2": 8h}}
  - {key: LIC-HEATHER-2001, organisation: heather, tier: Gold, response: {"1": 30m}}
`;
